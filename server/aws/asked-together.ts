import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { AwsClients } from "./clients";
import { isPassing } from "./problem-from-aws";

interface Batch<T> {
  ids: Set<string>;
  answer: Promise<T[]>;
}

interface Question<T> {
  /** In one call; all of the same group. */
  ask(aws: AwsClients, ids: string[], group: string): Promise<T[]>;
  idOf(found: T): string | undefined;
  /** How many one call takes. */
  most: number;
  /** Whoever polls at the same pace is soon in the same batch. */
  gatherMs: number;
}

/** What many ask for at about the same time, one each, is asked for in one call for all of them. */
export class AskedTogether<T> {
  private readonly batches = new WeakMap<AwsClients["ecs"], Map<string, Batch<T>>>();

  constructor(private readonly question: Question<T>) {}

  async find(aws: AwsClients, id: string, group = ""): Promise<T | undefined> {
    const open = this.batches.get(aws.ecs) ?? new Map<string, Batch<T>>();
    this.batches.set(aws.ecs, open);
    const before = open.get(group);
    const batch = before && before.ids.size < this.question.most ? before : this.gather(aws, group, open);
    batch.ids.add(id);
    const found = await batch.answer.catch((error) => this.alone(aws, { id, group, batch }, error));
    return found.find((one) => this.question.idOf(one) === id);
  }

  private gather(aws: AwsClients, group: string, open: Map<string, Batch<T>>): Batch<T> {
    const ids = new Set<string>();
    const answer = sleep(this.question.gatherMs).then(() => {
      if (open.get(group) === batch) open.delete(group);
      return this.question.ask(aws, [...ids], group);
    });
    const batch = { ids, answer };
    open.set(group, batch);
    return batch;
  }

  /** Where one of them makes AWS refuse the call, the others do not suffer for it. */
  private alone(
    aws: AwsClients,
    { id, group, batch }: { id: string; group: string; batch: Batch<T> },
    error: unknown,
  ): Promise<T[]> {
    if (batch.ids.size === 1 || isPassing(error)) throw error;
    return this.question.ask(aws, [id], group);
  }
}
