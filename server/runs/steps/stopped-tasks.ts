import "server-only";
import { groupStopped, isWantedStop, type StoppedTasks } from "@/lib/domain/failure-evidence";
import type { Rollout } from "@/lib/domain/rollout";
import { awsAnswerOf } from "@/server/aws/problem-from-aws";
import { listLastTaskLines, listStoppedTasks, type StoppedTask } from "@/server/aws/stopped-tasks";
import type { StepContext } from "../step-context";

/** Two calls; a rollout takes minutes. What it tells anew is a reason to look at once. */
const everyMs = 4_000;
const mostGroups = 3;
const mostLines = 8;

interface WatchedRollout {
  serviceArn: string;
  /** Tasks that are older are not of it. */
  since?: string;
}

/**
 * Remembers why tasks of a rollout stopped, and what they printed last: when CloudFormation has taken back a creation, ECS does not
 * know the service any more and its log group is gone. What AWS does not tell breaks no rollout.
 */
export function rememberStoppedTasks({ aws }: StepContext, { serviceArn, since }: WatchedRollout) {
  const seen = new Map<string, StoppedTask>();
  const printed = new Map<string, string[]>();
  let lookedAt = 0;
  let lookedAtState = "";

  async function look(rollout: Pick<Rollout, "status" | "revisions"> | undefined): Promise<void> {
    const state = JSON.stringify([rollout?.status, rollout?.revisions]);
    if (Date.now() - lookedAt < everyMs && state === lookedAtState) return;
    lookedAt = Date.now();
    lookedAtState = state;
    for (const task of await unlessRefused(() => listStoppedTasks(aws, serviceArn), [])) {
      const isOfRollout = since === undefined || task.createdAt >= since;
      if (isOfRollout && !isWantedStop(task)) seen.set(task.taskArn, task);
    }
    await Promise.all(groups().map(readLines));
  }

  /** Of one task of a group, until it has some: the log is seconds late. */
  async function readLines(group: StoppedTask[]): Promise<void> {
    const [task] = group;
    if (!task || group.some(({ taskArn }) => printed.get(taskArn)?.length)) return;
    printed.set(task.taskArn, await unlessRefused(() => listLastTaskLines(aws, task, mostLines), []));
  }

  function groups(): StoppedTask[][] {
    return groupStopped([...seen.values()]).slice(0, mostGroups);
  }

  /** Grouped by reason, the most frequent first. */
  function read(): StoppedTasks[] {
    return groups().map((group) => {
      const [{ reason, stopCode, exitCode } = { reason: "" }] = group;
      const lastLines = group.map(({ taskArn }) => printed.get(taskArn) ?? []).find((lines) => lines.length > 0) ?? [];
      return { reason, stopCode, exitCode, count: group.length, lastLines };
    });
  }

  return { look, read };
}

async function unlessRefused<T>(ask: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (awsAnswerOf(error)) return otherwise;
    throw error;
  }
}
