import type { TeardownReason } from "@/lib/domain/teardown-plan";
import { teardownText } from "@/lib/text/parts/teardown";
import { useTextPart } from "@/lib/text/text-part";

/** Names are read by people: more of them than a few are not. */
const namedAtMost = 6;

/** Why something stays, is blocked or was solved, in words. */
export function useReasonWords(): (reason: TeardownReason) => string {
  const { reasons, comma } = useTextPart(teardownText);
  return ({ rule, names, detail = "" }) => {
    const shown = names.slice(0, namedAtMost).join(comma) + (names.length > namedAtMost ? " …" : "");
    return reasons[rule](shown, detail);
  };
}
