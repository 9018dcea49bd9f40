import { Suspense } from "react";
import type { FieldProblem } from "@/lib/domain/problem-body";
import { ruleText } from "@/lib/text/parts/rule";
import { settingRuleText } from "@/lib/text/parts/setting-rule";
import { ruleWords } from "@/lib/text/rule-words";
import { useTextPart } from "@/lib/text/text-part";

/** What a field allows that was refused by this rule; the words are fetched with the first such field. */
export function RuleWords({ rule, message }: Pick<FieldProblem, "rule"> & Partial<Pick<FieldProblem, "message">>) {
  if (rule === "template" && message !== undefined) return message;
  return (
    <Suspense>
      <Words rule={rule} />
    </Suspense>
  );
}

function Words({ rule }: { rule: string }) {
  const ofSettings: Record<string, string> = useTextPart(settingRuleText);
  const rules = useTextPart(ruleText);
  return ofSettings[rule] ?? ruleWords(rules, rule);
}
