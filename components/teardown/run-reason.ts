import { teardownRunText } from "@/lib/text/parts/teardown-run";
import { useTextPart } from "@/lib/text/text-part";

/** Why something was left alone or could not go: in our words where there are some, else in AWS's own. */
export function useRunReason(): (reason: { rule: string; message: string }) => string {
  const { rules, reasons } = useTextPart(teardownRunText);
  return ({ rule, message }) => {
    const own = rules[rule];
    if (own) return own(message);
    // Of the plan: the rule itself, and then with whom.
    const planned = Object.entries(reasons).find(([name]) => name === rule)?.[1];
    const names = message.startsWith(rule) ? message.slice(rule.length).replace(/^, /, "") : message;
    return planned ? planned(names, names) : message;
  };
}
