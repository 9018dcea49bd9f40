import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";

/** Who goes first where calls are rare: somebody waits for it, a run, what is on a screen, what nobody sees just now, nobody at all. */
export const callPriorities = ["action", "run", "screen", "sweep", "idle"] as const;
export type CallPriority = (typeof callPriorities)[number];

export interface CallTurn {
  priority: CallPriority;
  /** Ends the waiting for a token, not a call that is on its way. */
  signal?: AbortSignal;
  /** Somebody waits for what nobody waited for when it began. */
  hurried?: AbortSignal;
}

// One for the whole process: Next bundles routes and instrumentation apart, so a module variable would be there twice.
const own = globalThis as typeof globalThis & { slipwayCallTurn?: AsyncLocalStorage<CallTurn> };

function storage(): AsyncLocalStorage<CallTurn> {
  own.slipwayCallTurn ??= new AsyncLocalStorage();
  return own.slipwayCallTurn;
}

/** All calls of this work have the priority; those of no such work are a person's. */
export function atPriority<T>(turn: CallTurn, work: () => Promise<T>): Promise<T> {
  return storage().run(turn, work);
}

export function turnNow(): CallTurn {
  return storage().getStore() ?? { priority: "action" };
}

// As above. By subject, what goes on for nobody.
const idle = globalThis as typeof globalThis & { slipwayIdleWork?: Map<string, Set<AbortController>> };

/** What goes on for nobody in particular does not wait any longer once somebody wants the same. */
export async function hurriedBySomebody<T>(subject: string, work: () => Promise<T>): Promise<T> {
  idle.slipwayIdleWork ??= new Map();
  const others = idle.slipwayIdleWork.get(subject) ?? new Set();
  const turn = turnNow();
  if (turn.priority !== "idle") {
    for (const other of others) other.abort();
    return work();
  }
  const own = new AbortController();
  idle.slipwayIdleWork.set(subject, others.add(own));
  try {
    return await atPriority({ ...turn, hurried: own.signal }, work);
  } finally {
    others.delete(own);
  }
}
