import { ProblemError } from "@/lib/domain/problem";
import type { RuleText } from "@/lib/text/en/rule";
import { ruleWords } from "@/lib/text/rule-words";

/** What the server has refused, by field. */
export function fieldErrors(error: Error | null, rules: RuleText): (field: string) => string | undefined {
  const fields = (error instanceof ProblemError && error.fields) || [];
  return (wanted) => {
    const found = fields.find(({ field }) => field === wanted);
    if (!found) return undefined;
    const isRule = Object.keys(rules).includes(found.rule);
    return isRule ? ruleWords(rules, found.rule) : found.message;
  };
}

/** What no field of a form says. */
export function restOf(error: Error | null, shown: readonly string[]): Error | null {
  if (!(error instanceof ProblemError) || error.kind !== "invalid-input") return error;
  const { fields = [] } = error;
  return fields.length > 0 && fields.every(({ field }) => shown.includes(field)) ? null : error;
}
