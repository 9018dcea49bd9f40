import type { LogLine, LogSource } from "./log";
import type { Progress } from "./progress";

/** A stretch of a run's log under one heading: a phase of the build, or the events of CloudFormation or ECS. */
export interface LogSection {
  source: LogSource;
  /** CodeBuild's phase. */
  phase?: string;
}

const entering = /^\[Container\] \S+ \S+ Entering phase ([A-Z_]+)\s*$/;
const complete = /^\[Container\] \S+ \S+ Phase complete: ([A-Z_]+) State: ([A-Z_]+)/;

/** The section that this line opens, or nothing where it belongs to the last one. */
export function sectionOpenedBy(
  { source, text }: Pick<LogLine, "source" | "text">,
  sections: readonly LogSection[],
): LogSection | undefined {
  const open = sections.at(-1);
  const phase = source === "build" ? entering.exec(text)?.[1] : undefined;
  if (phase) return { source, phase };
  if (!open) return { source };
  if (open.source === source) return undefined;
  // CloudFormation and ECS speak at the same time while a service rolls out, and the last words of a build come late: one story.
  const belongs =
    (open.source === "ecs" && source === "stack") ||
    (source === "build" && sections.some((section) => section.source === "build"));
  return belongs ? undefined : { source };
}

/** How the build's phase ended, where this line says so. */
export function phaseEndedBy({
  source,
  text,
}: Pick<LogLine, "source" | "text">): { phase: string; progress: Progress } | undefined {
  const [, phase, state] = (source === "build" && complete.exec(text)) || [];
  if (!phase) return undefined;
  return { phase, progress: state === "SUCCEEDED" ? "succeeded" : state === "STOPPED" ? "cancelled" : "failed" };
}
