import "server-only";
import { tellAuditHead } from "./activity/tell-head";
import { getStore } from "./context";
import { env } from "./env";
import { closeAllStreams } from "./http/event-stream";
import { attendEveryRequest } from "./http/every-request";
import { keepCostsOfAll } from "./keep-costs";
import { log } from "./log";
import { sendNotifications } from "./notifications/sender";
import { launchEngine } from "./runs/launch";
import { addTargets } from "./store/add-targets";
import { keepHealth } from "./watch/keep-health";
import { stopProbing } from "./watch/prober";
import { teamMirror } from "./watch/team-mirror";
import { watchAllTargets } from "./watch-targets";

/** Settings first, so that a wrong one is named before anything is opened. */
export async function start(): Promise<void> {
  try {
    env();
    attendEveryRequest();
    await launchEngine();
    const store = await getStore();
    tellAuditHead(store);
    await addTargets(store, env().targets, { who: "Slipway", door: "slipway" });
    keepHealth(store);
    keepCostsOfAll(store);
    await teamMirror(store); // what is known is shown at once, and only then asked anew
    await watchAllTargets(store);
    void sendNotifications(store);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stop);
}

/** Runs go on at the next start, so nothing is waited for but the database's last write. */
async function stop(): Promise<void> {
  log().level = "silent"; // whoever still wants the database will not get it, and need not say so
  closeAllStreams();
  stopProbing();
  const store = await getStore();
  await store.close();
  process.exit(0);
}
