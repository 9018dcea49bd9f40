import { Mark } from "@/components/progress/mark";
import type { DeployRun } from "@/lib/domain/run";
import { outsideText } from "@/lib/text/parts/outside";
import { useTextPart } from "@/lib/text/text-part";
import { CancelUpdate } from "./cancel-update";

/** A deploy whose stack somebody else is updating: it goes on by itself, or at once when that is cancelled. */
export function WaitsForUpdate({ run, stackName }: { run: DeployRun; stackName: string }) {
  const words = useTextPart(outsideText);
  const { target, serviceName } = run;
  return (
    <div
      role="status"
      className="mb-3.5 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-line bg-surface px-3.5 py-2.5"
    >
      <Mark state="waiting" />
      <p className="phrase min-w-0 flex-[1_1_260px] text-ink-2">{words.waits(stackName)}</p>
      <CancelUpdate service={{ target, serviceName, clusterName: "default" }} stackName={stackName} />
    </div>
  );
}
