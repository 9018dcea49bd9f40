import type { ResourceSignalStatus } from "@aws-sdk/client-cloudformation";
import type { Place } from "../place";

/** What a resource waits for, and what it was told so far. */
export interface SignalRow {
  count: number;
  openedAt: Date;
  timeoutMs: number;
  /** By the sender's own id: a repeat is the same signal. */
  signals: Record<string, Signal>;
}

interface Signal {
  status: ResourceSignalStatus;
  data?: string;
  reason?: string;
}

/** By the stack's id and the resource's name: `arn:…/Wait`. */
function signalTable({ world, account, region }: Place): Map<string, SignalRow> {
  return world.table({ account, region }, "cloudformation.signals");
}

interface Address {
  stackId: string;
  logicalId: string;
}

const keyOf = ({ stackId, logicalId }: Address) => `${stackId}/${logicalId}`;

export function awaitSignals(place: Place, address: Address, wanted: Pick<SignalRow, "count" | "timeoutMs">): void {
  signalTable(place).set(keyOf(address), { ...wanted, openedAt: place.world.clock.date(), signals: {} });
}

export function findSignals(place: Place, address: Address): SignalRow | undefined {
  return signalTable(place).get(keyOf(address));
}

export function forgetSignals(place: Place, address: Address): void {
  signalTable(place).delete(keyOf(address));
}

/** How long AWS would have let it wait is over, at the clock's speed. */
export function isOverdue({ world }: Place, { openedAt, timeoutMs }: SignalRow): boolean {
  return world.clock.now() - openedAt.getTime() >= world.clock.scaled(timeoutMs);
}
