import { z } from "zod";

/** Tasks that stopped for the same reason, while a rollout tried to start them. */
export const StoppedTasks = z.object({
  /** In ECS's words. */
  reason: z.string(),
  stopCode: z.string().optional(),
  /** Of the container that ended. */
  exitCode: z.int().optional(),
  count: z.int(),
  /** What one of them printed last. */
  lastLines: z.array(z.string()),
});
export type StoppedTasks = z.infer<typeof StoppedTasks>;

/** What was seen around a failure, kept with it: minutes later AWS shows it no more. */
export const FailureEvidence = z.object({
  /** The lines of the log that tell of an error, oldest first. */
  lines: z.array(z.string()).optional(),
  tasks: z.array(StoppedTasks).optional(),
});
export type FailureEvidence = z.infer<typeof FailureEvidence>;

interface Stopped {
  reason: string;
  stopCode?: string;
  exitCode?: number;
}

/** Tasks that stopped for the same reason count as one group, the largest first: only ids and addresses tell their reasons apart. */
export function groupStopped<Task extends Stopped>(tasks: readonly Task[]): Task[][] {
  const groups = new Map<string, Task[]>();
  for (const task of tasks) {
    const key = `${withoutIds(task.reason)} ${task.exitCode ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  return [...groups.values()].sort((one, other) => other.length - one.length);
}

function withoutIds(reason: string): string {
  return reason.replace(
    /\b(?:[0-9a-f]{8,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+(?:\.\d+){3}|\d+ time\(s\))/g,
    "…",
  );
}

/** When ECS has what it wants: the tasks of the revision before are stopped, which is no failure. */
export function isWantedStop({ reason }: Stopped): boolean {
  return /^Scaling activity initiated by|^Task stopped by user|spot interruption/i.test(reason);
}
