import type { ToldProblem } from "@/lib/domain/problem-body";
import type { Text } from "@/lib/text/en";
import type { RuleText } from "@/lib/text/en/rule";
import { ruleWords } from "@/lib/text/rule-words";

/** What was refused, field by field. */
export function refusalsOf({ fields = [] }: ToldProblem, rules: RuleText): string[] {
  return fields.map(({ field, rule }) => `${field}: ${ruleWords(rules, rule)}`);
}

/** What is worth copying into a ticket: what was refused, AWS's own words, the request. */
export function problemDetails(
  { aws, detail, requestId, needs, retryAfterS }: ToldProblem,
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
