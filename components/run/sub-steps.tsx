import { Mark } from "@/components/progress/mark";
import type { Build } from "@/lib/domain/build";
import { stageProgress } from "@/lib/domain/lifecycle-stage";
import type { Progress } from "@/lib/domain/progress";
import type { Step } from "@/lib/domain/run";
import { useText } from "@/lib/text/text-provider";
import { Elapsed } from "./elapsed";

interface SubStep {
  name: string;
  progress: Progress;
  startedAt?: string;
  endedAt?: string;
}

/** The phases of a build, the resources of a stack, or the stages of a rollout. */
export function SubSteps({ step }: { step: Step }) {
  const text = useText();
  const subSteps = subStepsOf(step);
  if (subSteps.length === 0) return null;

  return (
    <ul className="col-start-2 -col-end-1 grid gap-0.5 pt-0.75 pb-0.5 text-xs">
      {subSteps.map(({ name, progress, startedAt, endedAt }) => (
        <li key={name} className="grid grid-cols-[12px_minmax(0,1fr)_auto] items-center gap-1.75 text-ink-2">
          <Mark state={progress} className="size-3" />
          <span className="truncate font-mono text-[0.923em]" title={name}>
            {name}
            <span className="sr-only"> {text.progress.of[progress]}</span>
          </span>
          <span className="num text-xs leading-5 text-ink-3">
            {startedAt && (endedAt || progress === "running") && <Elapsed startedAt={startedAt} endedAt={endedAt} />}
          </span>
        </li>
      ))}
    </ul>
  );
}

function subStepsOf(step: Step): SubStep[] {
  const subSteps = found(step);
  if (!("endedAt" in step)) return subSteps;
  // What was going on when the step ended goes on no longer.
  return subSteps.map((subStep) =>
    subStep.progress === "running" ? { ...subStep, progress: "cancelled", endedAt: step.endedAt } : subStep,
  );
}

function found({ name, detail, progress }: Step): SubStep[] {
  const { build, stack, rollout } = detail;
  if (name === "build" && build) return shownPhases(build);
  if (name === "rollout" && rollout) {
    const stages = stageProgress(rollout.stage, progress === "failed" ? "failed" : rollout.progress);
    return stages
      .filter(({ stage }) => stage === rollout.stage || shownStages.has(stage))
      .map(({ stage, progress }) => ({ name: stage, progress }));
  }
  if ((name === "build-stack" || name === "service-stack") && stack) {
    return stack.resources.map((resource) => ({ name: resource.logicalId, progress: resource.progress }));
  }
  return [];
}

/** The others are over in no time, or are there for hooks that Express services do not have. */
const shownStages = new Set([
  "PRE_SCALE_UP",
  "SCALE_UP",
  "TEST_TRAFFIC_SHIFT",
  "PRODUCTION_TRAFFIC_SHIFT",
  "BAKE_TIME",
  "CLEAN_UP",
]);

function shownPhases({ phases }: Build): SubStep[] {
  return phases.filter(({ name }) => name !== "COMPLETED");
}
