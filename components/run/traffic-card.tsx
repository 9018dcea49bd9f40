import { Mark } from "@/components/progress/mark";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { cn } from "@/lib/cn";
import type { Progress } from "@/lib/domain/progress";
import type { Rollout } from "@/lib/domain/rollout";
import { tickProgress } from "@/lib/domain/traffic";
import { RevisionTable } from "./revision-table";
import { TrafficBar } from "./traffic-bar";
import { useRunText } from "./use-run-text";

/** ECS moving traffic: who has how much of it, in which stage, and what would take it back. */
export function TrafficCard({ rollout }: { rollout?: Rollout }) {
  const { run } = useRunText();
  return (
    <Card aria-label={run.traffic}>
      <CardHeader>
        <CardTitle>{run.traffic}</CardTitle>
        <span className="num ml-auto truncate text-ink-3">{rollout?.stage ?? rollout?.status}</span>
      </CardHeader>
      <CardBody>
        <TrafficBar rollout={rollout} />
        <StageTicks rollout={rollout} />
        {rollout && rollout.revisions.length > 0 ? (
          <RevisionTable revisions={rollout.revisions} />
        ) : (
          <p className="border-t border-line pt-3 text-ink-3">{run.trafficLater}</p>
        )}
        {rollout && <TakesBack rollout={rollout} />}
      </CardBody>
    </Card>
  );
}

const tickLooks: Record<Progress, string> = {
  waiting: "border-line-2 text-ink-3",
  running: "border-running font-[550] text-running",
  succeeded: "border-succeeded text-ink-2",
  failed: "border-failed font-[550] text-failed",
  cancelled: "border-cancelled text-cancelled",
};

function StageTicks({ rollout }: { rollout?: Rollout }) {
  const { run, progress: words } = useRunText();
  const ticks = tickProgress(rollout ?? { progress: "waiting", revisions: [] });
  return (
    <ul className="my-3.5 grid auto-cols-fr gap-0.75 text-2xs leading-[15px] max-desk:grid-cols-3 desk:grid-flow-col">
      {ticks.map(({ tick, progress }) => (
        <li key={tick} className={cn("border-t-3 pt-1.25", tickLooks[progress])}>
          {run.ticks[tick]}
          <span className="sr-only"> {words.of[progress]}</span>
        </li>
      ))}
    </ul>
  );
}

function TakesBack({ rollout: { targets, triggeredAlarms } }: { rollout: Rollout }) {
  const { run } = useRunText();
  const areAllHealthy = targets !== undefined && targets.total > 0 && targets.healthy === targets.total;
  return (
    <div className="mt-3 grid gap-1 border-t border-line pt-2.5 text-xs text-ink-2">
      <p className="phrase text-ink-3">{run.rollsBack}</p>
      {targets && targets.total > 0 && (
        <p className="flex gap-1.75">
          <Mark state={areAllHealthy ? "succeeded" : "running"} />
          <span>
            {run.tasksHealthy(targets.healthy, targets.total)}
            {targets.reasons.length > 0 && <span className="text-ink-3"> {targets.reasons.join(" ")}</span>}
          </span>
        </p>
      )}
      {triggeredAlarms.length > 0 && (
        <p className="flex gap-1.75">
          <Mark state="failed" />
          {run.alarmsOn(triggeredAlarms.join(", "))}
        </p>
      )}
    </div>
  );
}
