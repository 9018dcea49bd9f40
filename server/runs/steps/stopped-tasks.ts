import "server-only";
import { groupStopped, isWantedStop, type StoppedTasks } from "@/lib/domain/failure-evidence";
import { awsAnswerOf } from "@/server/aws/problem-from-aws";
import { listLastTaskLines, listStoppedTasks, type StoppedTask } from "@/server/aws/stopped-tasks";
import type { StepContext } from "../step-context";

/** Two calls; a rollout takes minutes. */
const everyMs = 4_000;
const mostGroups = 3;
const lastLines = 8;

/**
 * Remembers why tasks of a rollout stopped: when CloudFormation has taken the service away, ECS cannot be asked any more. What AWS
 * does not tell breaks no rollout.
 */
export class StoppedTaskMemory {
  readonly #seen = new Map<string, StoppedTask>();
  #lookedAt = 0;

  constructor(
    readonly context: StepContext,
    readonly serviceArn: string,
    readonly since: string | undefined,
  ) {}

  async look(): Promise<void> {
    if (Date.now() - this.#lookedAt < everyMs) return;
    this.#lookedAt = Date.now();
    const tasks = await unlessRefused(() => listStoppedTasks(this.context.aws, this.serviceArn), []);
    for (const task of tasks) {
      const isOurs = this.since === undefined || task.createdAt >= this.since;
      if (isOurs && !isWantedStop(task)) this.#seen.set(task.taskArn, task);
    }
  }

  /** Grouped by reason, the most frequent first, each with what one of the tasks printed last. */
  async read(): Promise<StoppedTasks[]> {
    const groups = groupStopped([...this.#seen.values()]).slice(0, mostGroups);
    return Promise.all(groups.map((group) => this.#toStoppedTasks(group)));
  }

  async #toStoppedTasks(group: StoppedTask[]): Promise<StoppedTasks> {
    const [newest] = group.toSorted((one, other) => other.createdAt.localeCompare(one.createdAt));
    const printed = newest ? await unlessRefused(() => listLastTaskLines(this.context.aws, newest, lastLines), []) : [];
    const { reason = "", stopCode, exitCode } = newest ?? {};
    return { reason, stopCode, exitCode, count: group.length, lastLines: printed };
  }
}

async function unlessRefused<T>(ask: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (awsAnswerOf(error)) return otherwise;
    throw error;
  }
}
