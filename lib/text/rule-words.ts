import type { Text } from "./en";

/** What is allowed in a field that was refused by this rule. */
export function ruleWords(text: Text, rule: string): string {
  const words: Record<string, string> = text.rule;
  return words[rule] ?? text.rule["wrong-type"];
}
