import "server-only";
import { log } from "@/server/log";
import type { Store } from "@/server/store/open-store";
import { thinHealth } from "@/server/store/thin-health";
import { recordSnapshots } from "./record-snapshot";

const firstAfterMs = 300_000;
const everyMs = 3_600_000;

/** What the watcher sees becomes history, and old history becomes coarser. */
export function keepHealth(store: Store): void {
  recordSnapshots();
  const thin = () =>
    thinHealth(store, new Date()).catch((error) => log().warn({ err: error }, "Old health was not thinned"));
  setTimeout(thin, firstAfterMs).unref();
  setInterval(thin, everyMs).unref();
}
