import { ruleText } from "@/lib/text/parts/rule";
import { ruleWords } from "@/lib/text/rule-words";
import { useTextPart } from "@/lib/text/text-part";

export function RuleWords({ rule }: { rule: string }) {
  return ruleWords(useTextPart(ruleText), rule);
}
