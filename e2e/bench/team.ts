import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startSandbox } from "../../sandbox/server";
import { startConsole } from "../programs";
import { type Figure, report } from "./figures";
import { residentMegabytesOf } from "./process-usage";
import { batchBound, callRate, callsOf, sweepRate } from "./team-calls";
import { measureCrowd } from "./team-crowd";
import { measureDeploys } from "./team-deploys";
import { measureStaleness } from "./team-staleness";
import { measureStorm } from "./team-storm";
import { untilTeam, Viewers } from "./team-viewers";
import { fleet, own, region, saveTargets, sized } from "./team-world";

/** `npm run bench -- team storm idle` measures these parts alone. */
const parts = ["viewers", "staleness", "storm", "deploys", "idle", "crowd"] as const;
type Part = (typeof parts)[number];
const wanted = new Set<string>(process.argv.length > 2 ? process.argv.slice(2) : parts);
const isWanted = (part: Part) => wanted.has(part);

/** What is read every half minute comes twice, what is read every ten seconds six times. */
const windowMs = 65_000;
const manyViewers = 1_000;
const idleMs = 100_000;

const dataDir = mkdtempSync(path.join(tmpdir(), "slipway-bench-"));
const sandbox = await startSandbox({ speed: 60, scenario: fleet, quiet: true });
const settings = { endpoint: sandbox.origin, dataDir, credentials: own };
let console_ = await startConsole(settings);
let viewers = new Viewers(console_.origin);
try {
  report(await measure());
} finally {
  viewers.close();
  await console_.stop();
  await sandbox.close();
  rmSync(dataDir, { recursive: true, force: true });
}
if (isWanted("crowd")) report(await measureCrowd());

async function measure(): Promise<Figure[]> {
  const at = { origin: console_.origin, endpoint: sandbox.origin };
  for (const account of sized) await saveTargets(at, own.id, account, [region]);
  await viewers.watch(1);
  const isRead =
    (count: number) =>
    (services: readonly { version?: unknown; targets?: unknown }[] = []) =>
      services.length === count && services.every(({ version, targets }) => version && targets);
  await untilTeam(
    console_.origin,
    ({ targets }) =>
      sized.every(({ id, count }) => isRead(count)(targets.find(({ target }) => target.startsWith(id))?.services)),
    420_000,
  );
  say("all is read");
  const figures: Figure[] = [];
  if (isWanted("viewers")) figures.push(...(await measureViewers()));
  if (isWanted("staleness")) figures.push(...(await measureStaleness(sandbox, console_.origin)));
  if (isWanted("storm")) figures.push(...(await measureStorm(sandbox, console_.origin)));
  if (isWanted("deploys")) figures.push(...(await measureDeploys(sandbox, console_.origin)));
  if (isWanted("idle")) figures.push(...(await measureIdle()));
  return figures;
}

async function measureViewers(): Promise<Figure[]> {
  const alone = await callsFor(windowMs);
  await viewers.watch(manyViewers);
  await sleep(2_000);
  const events = viewers.events;
  const crowded = await callsFor(windowMs);
  say(
    `${viewers.count} viewers were told ${viewers.events - events} times; each for itself would have been ${manyViewers} x the calls`,
  );
  viewers.close();
  await viewers.watch(1);
  return [...batches(alone), ...ofViewers(alone, crowded)];
}

async function callsFor(ms: number) {
  const from = Date.now();
  await sleep(ms);
  const calls = callsOf(sandbox.world.truthLog.entries, from, Date.now());
  return sized.map((each) => ({ ...each, calls: calls.filter(({ account }) => account === each.id) }));
}

type Measured = Awaited<ReturnType<typeof callsFor>>;

/** P8, and that AWS's limits are kept to. */
function batches(measured: Measured): Figure[] {
  const isBatched = ({ name }: { name: string }) => name.startsWith("ecs:") || name.startsWith("codebuild:");
  const figures = measured.map(({ count, calls }) => {
    const all = sweepRate(calls);
    const batched = sweepRate(calls.filter(isBatched));
    say(`${count} services: ${all.perSweep.toFixed(1)} calls in a sweep; one for each service would be ${count}`);
    return { id: `P8-calls-of-bound-${count}`, measured: batched.perSweep / batchBound(count), bound: 1.1, unit: "x" };
  });
  const calls = measured.flatMap((each) => each.calls);
  const refused = calls.filter(({ isRefused }) => isRefused).length / calls.length;
  return [...figures, { id: "P11-refused-at-quota", measured: refused * 100, bound: 5, unit: "%" }];
}

function ofViewers(alone: Measured, crowded: Measured): Figure[] {
  const rateOf = (measured: Measured) => measured.reduce((sum, { calls }) => sum + sweepRate(calls).perMinute, 0);
  say(`calls a minute: ${rateOf(alone).toFixed(0)} with 1 viewer, ${rateOf(crowded).toFixed(0)} with ${manyViewers}`);
  return [{ id: "P6-calls-1000-to-1-viewers", measured: rateOf(crowded) / rateOf(alone), bound: 1.02, unit: "x" }];
}

/** A console that knows all of them; nobody looks, and nothing goes on. */
async function measureIdle(): Promise<Figure[]> {
  viewers.close();
  say(`after all that the console has ${residentMegabytesOf(console_.pid ?? 0).toFixed(0)} MB`);
  await console_.stop();
  console_ = await startConsole(settings);
  viewers = new Viewers(console_.origin);
  await sleep(20_000);
  const idle = await callsFor(idleMs);
  const perMinute = Math.max(...idle.map(({ calls }) => callRate(calls)));
  return [
    { id: "P9-idle-calls-a-minute", measured: perMinute, bound: 2, unit: "" },
    { id: "P24-idle-memory", measured: residentMegabytesOf(console_.pid ?? 0), bound: 460, unit: "MB" },
  ];
}

function say(text: string): void {
  console.error(text);
}
