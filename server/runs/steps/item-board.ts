import "server-only";
import type { TeardownItem } from "@/lib/domain/teardown-plan";
import type { ItemState } from "@/lib/domain/teardown-progress";
import { readStepDetail } from "@/server/store/steps";
import { note, type StepContext } from "../step-context";

type Reason = { rule: string; message: string };

/** How far the items of one step are: what is said here is written down, and what was said before a restart is known. */
export class ItemBoard {
  private constructor(
    private readonly context: StepContext,
    private readonly states: Map<string, ItemState>,
  ) {}

  static async open(context: StepContext, items: readonly TeardownItem[]): Promise<ItemBoard> {
    const { items: known = [] } = await readStepDetail(context.store, context);
    const before = new Map(known.map((state) => [state.key, state]));
    const board = new ItemBoard(
      context,
      new Map(items.map(({ key }) => [key, before.get(key) ?? { key, progress: "waiting" }])),
    );
    await board.write();
    return board;
  }

  of(key: string): ItemState | undefined {
    return this.states.get(key);
  }

  all(): ItemState[] {
    return [...this.states.values()];
  }

  /** AWS's own word on it, and ids that it must not forget. */
  deleting(key: string, seen: { status?: string; parts?: string[] } = {}): Promise<void> {
    const before = this.states.get(key);
    const parts = seen.parts ?? (before?.progress === "deleting" ? before.parts : undefined);
    return this.say({ key, progress: "deleting", startedAt: startOf(before), status: seen.status, parts });
  }

  gone(key: string, left: Extract<ItemState, { progress: "gone" }>["left"] = []): Promise<void> {
    const startedAt = startOf(this.states.get(key));
    return this.say({ key, progress: "gone", startedAt, endedAt: now(), ...(left.length > 0 && { left }) });
  }

  skipped(key: string, reason: Reason): Promise<void> {
    const before = this.states.get(key);
    const startedAt = before && "startedAt" in before ? before.startedAt : undefined;
    return this.say({ key, progress: "skipped", startedAt, endedAt: now(), reason });
  }

  failed(
    key: string,
    failed: Pick<Extract<ItemState, { progress: "failed" }>, "reason" | "failure" | "choices" | "blockedBy">,
  ): Promise<void> {
    return this.say({ key, progress: "failed", startedAt: startOf(this.states.get(key)), ...failed });
  }

  private async say(state: ItemState): Promise<void> {
    const before = this.states.get(state.key);
    this.states.set(state.key, state);
    if (JSON.stringify(before) !== JSON.stringify(state)) await this.write();
  }

  private write(): Promise<void> {
    return note(this.context, { items: this.all() });
  }
}

function startOf(state: ItemState | undefined): string {
  return state && "startedAt" in state && state.startedAt ? state.startedAt : now();
}

function now(): string {
  return new Date().toISOString();
}
