import { failureCause } from "@/lib/domain/failure-cause";
import { fill } from "@/lib/text/fill";
import { failureText } from "@/lib/text/parts/failure";
import { teardownRunText } from "@/lib/text/parts/teardown-run";
import { useTextPart } from "@/lib/text/text-part";
import { itemLabel, itemValue } from "./failed-looks";
import type { FailedItem } from "./run-items";
import { useRunReason } from "./run-reason";

/** In our words where AWS's are known, then in AWS's, unless they stand beside the resource that they are about. */
export function FailedWhy({ item: { reason, blockedBy } }: { item: FailedItem }) {
  const { failed: words } = useTextPart(teardownRunText);
  const { causes } = useTextPart(failureText);
  const say = useRunReason();
  const said = [reason.message, ...blockedBy.flatMap((each) => each.reason ?? [])].join("\n");
  const found = failureCause({ rule: reason.rule, message: said });
  const isSaidBelow = blockedBy.some((each) => each.reason === reason.message);
  if (!found && isSaidBelow) return null;
  return (
    <>
      <dt className={itemLabel}>{words.why}</dt>
      <dd className={itemValue}>
        {found && <p className="phrase">{fill(causes[found.cause].why, found.named)}</p>}
        {!isSaidBelow && <p className="num whitespace-pre-wrap wrap-anywhere text-ink-2">{say(reason)}</p>}
      </dd>
    </>
  );
}
