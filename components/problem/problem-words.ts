import { ProblemError } from "@/lib/domain/problem";
import type { Problem } from "@/lib/domain/problem-body";
import type { Text } from "@/lib/text/en";
import type { RuleText } from "@/lib/text/en/rule";
import { ruleWords } from "@/lib/text/rule-words";

/** Undefined where the console did not answer at all. */
export function problemOf(error: Error | Problem): Problem | undefined {
  if (error instanceof ProblemError) return error.toProblem();
  return error instanceof Error ? undefined : error;
}

export function problemWords(problem: Problem | undefined, text: Text): { title: string; wayOut: string } {
  return problem ? text.problem.kinds[problem.kind] : text.problem.unreachable;
}

/** What was refused, field by field. */
export function refusalsOf({ fields = [] }: Problem, rules: RuleText): string[] {
  return fields.map(({ field, rule }) => `${field}: ${ruleWords(rules, rule)}`);
}

/** What is worth copying into a ticket: what was refused, AWS's own words, the request. */
export function problemDetails(
  { aws, detail, requestId, needs, retryAfterS }: Problem,
  text: Text,
  refusals: readonly string[] = [],
): string[] {
  // The missing role is told in words of its own.
  const said = needs ? [] : [aws?.message ?? detail];
  const lines = refusals.length > 0 ? [...refusals] : said;
  if (aws) lines.push(`${aws.code} · ${aws.service}:${aws.operation}`);
  if (retryAfterS) lines.push(text.problem.retryIn(retryAfterS));
  const id = aws?.requestId ?? requestId;
  return [...lines, ...(id ? [text.problem.request(id)] : [])].filter(Boolean);
}
