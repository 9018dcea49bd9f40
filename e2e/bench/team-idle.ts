import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startConsole } from "../programs";
import type { Figure } from "./figures";
import { residentMegabytesOf } from "./process-usage";
import { callRate } from "./team-calls";
import type { Fleet } from "./team-fleet";
import { Viewers } from "./team-viewers";
import { own, region, saveTargets, sized } from "./team-world";

/** What somebody had on a screen goes on being read for a while, and one look at a thousand services takes its time. */
const calmMs = 45_000;
const idleMs = 100_000;
const watchedMs = 20_000;

/** Nobody looks, and nothing goes on. */
export async function measureIdle(fleet: Fleet): Promise<Figure[]> {
  const megabytes = () => residentMegabytesOf(fleet.pid).toFixed(0);
  const after = megabytes();
  await fleet.restart();
  await sleep(calmMs);
  const idle = await fleet.callsFor(idleMs);
  console.error(
    `after all that the console had ${after} MB, and when it has started anew, with all services, ${megabytes()} MB`,
  );
  const perMinute = Math.max(...idle.map(({ calls }) => callRate(calls)));
  return [
    { id: "P9-idle-calls-a-minute", measured: perMinute, bound: 2, unit: "" },
    { id: "P24-idle-memory", measured: await idleMemory(fleet), bound: 460, unit: "MB" },
  ];
}

/** Of a console of a small team, on the database that it brings along, some time after somebody has looked. */
async function idleMemory({ sandbox }: Fleet): Promise<number> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "slipway-bench-"));
  const console_ = await startConsole({ endpoint: sandbox.origin, dataDir, credentials: own });
  const viewers = new Viewers(console_.origin);
  try {
    const [small] = sized;
    if (!small) throw new Error("There is no account with a few services.");
    await saveTargets(console_.origin, small, [region]);
    await viewers.watch(1);
    await sleep(watchedMs);
    viewers.close();
    await sleep(calmMs);
    return residentMegabytesOf(console_.pid);
  } finally {
    viewers.close();
    await console_.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
