import "server-only";
import type { CallPriority } from "@/server/aws/call-priority";
import type { Store } from "@/server/store/open-store";
import { listLastLooks } from "@/server/store/target-viewers";
import { onScreenS } from "./looks";

/** How often a target is read, and before whom. */
export interface WatchNeed {
  priority: CallPriority;
  /** From the beginning of one sweep to that of the next. */
  sweepEveryMs: number;
  /** Of what ECS works on. */
  inFlightEveryMs: number;
}

const onScreen = { priority: "screen", sweepEveryMs: 10_000 } as const;
const unseen = { priority: "sweep", sweepEveryMs: 60_000 } as const;
const idle = { priority: "idle", sweepEveryMs: 60_000 } as const;

interface Wants {
  /** How many services ECS works on. */
  inFlight: number;
  /** Something has just changed there. */
  isWanted: boolean;
  /** How many times oftener than is meant for AWS. */
  hurry: number;
  /** How many times rarer the whole target is read, because the process has much to do. */
  stretch: number;
}

export async function findNeed(
  store: Store,
  target: string,
  { inFlight, isWanted, hurry, stretch }: Wants,
): Promise<WatchNeed> {
  const looks = await listLastLooks(store);
  const isSeen = (looks.get(target) ?? Number.POSITIVE_INFINITY) < onScreenS;
  const isAnySeen = [...looks.values()].some((ago) => ago < onScreenS);
  const { priority, sweepEveryMs } = isSeen ? onScreen : isAnySeen || inFlight > 0 || isWanted ? unseen : idle;
  const inFlightEveryMs = !isSeen || inFlight > 10 ? 3_000 : inFlight > 3 ? 2_000 : 1_000;
  return { priority, sweepEveryMs: (sweepEveryMs * stretch) / hurry, inFlightEveryMs: inFlightEveryMs / hurry };
}
