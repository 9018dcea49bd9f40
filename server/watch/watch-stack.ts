import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { atPriority } from "@/server/aws/call-priority";
import type { AwsClients } from "@/server/aws/clients";
import { isPassing } from "@/server/aws/problem-from-aws";
import { findEndedWell, listStacksUnderWay } from "@/server/aws/stacks-under-way";
import { placeKey, type StackTurn, takeStackTurn } from "./stack-turns";
import { type StackNews, WatchedStack, type WatchStackOptions } from "./watched-stack";

const listEveryMs = 1_000;
const tickMs = 50;
/** Where listing is not allowed, each stack is looked at by itself; whether it is allowed now, is tried again after this. */
const withoutListMs = 300_000;

interface Reader {
  watched: Set<WatchedStack>;
  isReading: boolean;
  /** Waiting for a turn, or for its answer. */
  asks: Set<StackTurn>;
  /** Not before then is the list asked for. */
  listAt: number;
}

export interface StackWatch {
  /** The events since the operation began, as soon as there is something new; at the latest after so long. */
  next(withinMs: number): Promise<StackNews>;
  end(): void;
}

// One for the whole process: Next may load this module more than once.
const own = globalThis as typeof globalThis & { slipwayStackReaders?: Map<string, Reader> };

/**
 * Follows an operation on a stack together with all others in its account and Region: one list says which are under way, and the events
 * of a stack are read when its status has changed, when a person looks at it, and else now and then.
 */
export function watchStack(aws: AwsClients, options: WatchStackOptions): StackWatch {
  const stack = new WatchedStack(aws, options);
  const reader = readerOf(aws);
  reader.watched.add(stack);
  if (!reader.isReading) void atPriority({ priority: "run" }, () => readWhileWatched(reader));
  return { next: (withinMs) => stack.next(withinMs), end: () => void reader.watched.delete(stack) };
}

function readerOf({ place }: AwsClients): Reader {
  own.slipwayStackReaders ??= new Map();
  const key = placeKey(place);
  const reader = own.slipwayStackReaders.get(key) ?? {
    watched: new Set(),
    isReading: false,
    asks: new Set(),
    listAt: 0,
  };
  own.slipwayStackReaders.set(key, reader);
  return reader;
}

const readTurns = ["ended", "seen", "unseen"] as const satisfies readonly StackTurn[];

async function readWhileWatched(reader: Reader): Promise<void> {
  reader.isReading = true;
  while (reader.watched.size > 0) {
    if (reader.watched.size > 1 && performance.now() >= reader.listAt) void ask(reader, "list", list);
    for (const turn of readTurns) if (isWanted(reader, turn)) void ask(reader, turn, readMostUrgent);
    await sleep(tickMs);
  }
  reader.isReading = false;
}

/** One of each kind waits at a time; what it is for is chosen when its turn has come. */
async function ask(reader: Reader, turn: StackTurn, look: (reader: Reader) => void | Promise<void>): Promise<void> {
  const [{ aws } = {}] = reader.watched;
  if (!aws || reader.asks.has(turn)) return;
  reader.asks.add(turn);
  await takeStackTurn(aws, turn);
  await look(reader);
  reader.asks.delete(turn);
}

function isWanted(reader: Reader, turn: StackTurn): boolean {
  return dueIn(reader, turn) !== undefined || (turn === "ended" && goneIn(reader).length > 1);
}

function goneIn({ watched }: Reader): WatchedStack[] {
  return [...watched].filter((stack) => stack.hasLeftTheList);
}

async function readMostUrgent(reader: Reader): Promise<void> {
  const gone = goneIn(reader);
  if (gone.length > 1) return listEnds(gone);
  for (const turn of readTurns) {
    const due = dueIn(reader, turn);
    if (due) return void due.read();
  }
}

/** The one that was not looked at for longest. */
function dueIn({ watched }: Reader, turn: StackTurn): WatchedStack | undefined {
  const isAlone = watched.size === 1;
  const due = [...watched].filter((stack) => stack.due(isAlone) === turn);
  return due.sort((one, other) => one.readAt - other.readAt)[0];
}

/** With the credentials of anybody: all of them reach the same stacks. */
function anyOf(stacks: readonly WatchedStack[]): AwsClients | undefined {
  return stacks[Math.floor(Math.random() * stacks.length)]?.aws;
}

/** Several that are under way no more: one list instead of the events of each. */
async function listEnds(gone: readonly WatchedStack[]): Promise<void> {
  const aws = anyOf(gone);
  if (!aws) return;
  const wanted = new Set(gone.map(({ options }) => options.stackId));
  const endedWell = findEndedWell(aws, wanted).catch(() => new Set<string>());
  await Promise.all(gone.map((stack) => stack.endBy(endedWell)));
}

async function list(reader: Reader): Promise<void> {
  const aws = anyOf([...reader.watched]);
  if (!aws) return;
  const askedAt = performance.now();
  reader.listAt = askedAt + listEveryMs;
  try {
    const statuses = await listStacksUnderWay(aws);
    for (const stack of reader.watched) stack.take(statuses.get(stack.options.stackId), askedAt);
  } catch (error) {
    if (!isPassing(error)) reader.listAt = askedAt + withoutListMs;
  }
}
