import { CopyButton } from "@/components/ui/copy-button";
import { activityText } from "@/lib/text/parts/activity";
import { useTextPart } from "@/lib/text/text-part";

const command = "npm run audit:verify";

/** That nobody changed the records is not to be believed but to be seen. */
export function VerifyHint() {
  const activity = useTextPart(activityText);
  return (
    <div className="mt-3.5 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-xs text-ink-3">
      <p className="phrase min-w-0">{activity.verify}</p>
      <span className="flex items-center gap-2">
        <code className="text-ink-2">{command}</code>
        <CopyButton size="small" look="quiet" value={() => command} />
      </span>
    </div>
  );
}
