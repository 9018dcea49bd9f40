import type { Crash } from "../../app";
import type { Place } from "../../place";
import { ecsSettings } from "./settings";
import type { RevisionRow, ServiceRow, TaskRow } from "./tables";
import { isFirst } from "./task-fate";

export interface TaskEnding extends Crash {
  /** What the container itself says, where it did not end by itself. */
  reason?: string;
}

/** How a task's container ends soon after its start, where it does. */
export function endingOf(
  place: Place,
  service: ServiceRow,
  revision: RevisionRow,
  { fate }: TaskRow,
): TaskEnding | undefined {
  const { crash } = ecsSettings(place.world);
  if (crash && !(crash.onlyUpdates && isFirst(service, revision))) return crash;
  if (fate === "crash") return { exitCode: 1, lastLines: ["Traceback (most recent call last):", "RuntimeError: boom"] };
  if (fate === "exec-format") {
    return { exitCode: 255, lastLines: ["exec /usr/local/bin/python: exec format error"] };
  }
  if (fate === "out-of-memory") {
    return { exitCode: 137, lastLines: [], reason: "OutOfMemoryError: Container killed due to memory usage" };
  }
  return revision.app?.crash;
}
