import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { isWanted } from "@/lib/domain/notification-event";
import { quietUntil } from "@/lib/domain/quiet-hours";
import { env } from "@/server/env";
import { log } from "@/server/log";
import type { ChannelRow } from "@/server/store/notification-channels";
import {
  claimDeliveries,
  type EventRow,
  findNextTime,
  releaseLeases,
  spreadEvents,
} from "@/server/store/notification-deliveries";
import { forgetOldEvents, takeHealthEvents } from "@/server/store/notification-events";
import type { Store } from "@/server/store/open-store";
import { subscribe } from "@/server/store/topics";
import { canChange, isStream } from "./channels/channel";
import { deliver } from "./deliver";

/** Also looked at without word of a change, since word may be lost, and since a replica that has died tells nobody. */
const lookEveryMs = 15_000;
/** Changes come in swarms. */
const leastMs = 100;
/** More than any channel takes for one try. */
const leaseMs = 40_000;
const keptDays = 30;
const forgetEveryMs = 3_600_000;

const spreadRules = {
  isWanted(event: EventRow, channel: ChannelRow, hasEarlier: boolean): boolean {
    const { kind } = channel.reach;
    // A message that is there already has to say how it went on; where none can be changed, a beginning is told to machines alone.
    if (canChange(kind) && hasEarlier) return true;
    if (event.name === "deploy-started" && !canChange(kind) && !isStream(kind)) return false;
    return isWanted(event, channel);
  },
  overtakes: ({ reach }: ChannelRow) => !isStream(reach.kind),
};

const claimRules = {
  leaseMs,
  quietUntil: ({ quietHours }: ChannelRow, now: Date) => (quietHours ? quietUntil(quietHours, now) : undefined),
};

/** Sends what is to be told, as long as the process lives or until the signal ends it. */
export async function sendNotifications(store: Store, signal = new AbortController().signal): Promise<void> {
  const bell = openBell();
  signal.addEventListener("abort", bell.ring);
  if (!env().databaseUrl) await releaseLeases(store);
  await subscribe(store, ["runs", "health-events", "notifications"], bell.ring, signal).catch(() => {}); // the timer looks all the same
  let forgotAt = 0;
  while (!signal.aborted && !store.pool.ending) {
    let waitMs = lookEveryMs;
    try {
      if (Date.now() - forgotAt > forgetEveryMs) {
        forgotAt = Date.now();
        await forgetOldEvents(store, keptDays);
      }
      await sendDue(store, bell.ring);
      const next = await findNextTime(store);
      if (next) waitMs = Math.min(waitMs, Math.max(0, next.getTime() - Date.now()));
    } catch (error) {
      log().debug({ err: error }, "Notifications wait for the database");
    }
    await bell.heard(waitMs);
    await delay(leastMs, undefined, { ref: false });
  }
}

async function sendDue(store: Store, onDone: () => void): Promise<void> {
  await takeHealthEvents(store);
  while (await spreadEvents(store, spreadRules));
  for (const claimed of await claimDeliveries(store, claimRules)) {
    deliver(store, claimed).then(onDone, (error: unknown) =>
      log().warn({ err: error }, "What became of a notification could not be written down"),
    );
  }
}

/** Rung while nobody listens, it is heard at once. */
function openBell() {
  let isRung = false;
  let onRing = () => {};
  return {
    ring(): void {
      isRung = true;
      onRing();
    },
    async heard(withinMs: number): Promise<void> {
      if (!isRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, withinMs).unref();
          onRing = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      isRung = false;
    },
  };
}
