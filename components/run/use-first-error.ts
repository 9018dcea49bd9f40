import { useSyncExternalStore } from "react";
import type { LogBuffer } from "@/components/log/log-buffer";
import type { LogLine, LogSource } from "@/lib/domain/log";
import type { Step, StepName } from "@/lib/domain/run";

const sourceOf: Partial<Record<StepName, LogSource>> = {
  build: "build",
  "build-stack": "stack",
  preview: "stack",
  "service-stack": "stack",
  rollout: "ecs",
  health: "ecs",
};

/** The first line that tells of an error in the step that failed. */
export function useFirstError(buffer: LogBuffer, failed: Step | undefined): LogLine | undefined {
  const read = () => (failed ? buffer.firstError(sourceOf[failed.name]) : undefined);
  return useSyncExternalStore(buffer.subscribe, read, () => undefined);
}
