import { ruleWords } from "@/lib/text/rule-words";
import { useTextPart } from "@/lib/text/text-part";

export function RuleWords({ rule }: { rule: string }) {
  return ruleWords(useTextPart("rule"), rule);
}
