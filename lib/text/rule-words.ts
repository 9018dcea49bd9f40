import type { RuleText } from "./en/rule";

/** What is allowed in a field that was refused by this rule. */
export function ruleWords(rules: RuleText, rule: string): string {
  const words: Record<string, string> = rules;
  return words[rule] ?? rules["wrong-type"];
}
