import { setTimeout as sleep } from "node:timers/promises";
import { type Figure, report } from "./figures";
import { batchBound, type Call, sweepRate } from "./team-calls";
import { measureCrowd } from "./team-crowd";
import { measureDeploys } from "./team-deploys";
import { Fleet, type Measured } from "./team-fleet";
import { measureIdle } from "./team-idle";
import { measureStaleness } from "./team-staleness";
import { measureStorm } from "./team-storm";
import { untilTeam } from "./team-viewers";
import { sized } from "./team-world";

/** What is read every half minute comes twice, what is read every ten seconds six times. */
const windowMs = 65_000;
const manyViewers = 1_000;
/** What is read once of each service, and of its last month, is over by then. */
const settleMs = 70_000;

const ofFleet = {
  viewers: measureViewers,
  staleness: ({ sandbox, origin }: Fleet) => measureStaleness(sandbox, origin),
  storm: ({ sandbox, origin }: Fleet) => measureStorm(sandbox, origin),
  deploys: ({ sandbox, origin }: Fleet) => measureDeploys(sandbox, origin),
  idle: measureIdle,
} as const;

/** `npm run bench -- team storm idle` measures these parts alone; all of them otherwise, and a crowd of ten thousand services. */
const named = process.argv.slice(2);
const isWanted = (part: string) => named.length === 0 || named.includes(part);
const wanted = Object.entries(ofFleet).flatMap(([part, measure]) => (isWanted(part) ? [measure] : []));

if (wanted.length > 0) report(await measureFleet());
if (isWanted("crowd")) report(await measureCrowd());

async function measureFleet(): Promise<Figure[]> {
  const fleet = await Fleet.start();
  try {
    await fleet.viewers.watch(1);
    await untilTeam(fleet.origin, isAllRead, 420_000);
    say("all is read");
    await sleep(settleMs);
    const figures: Figure[] = [];
    for (const measure of wanted) figures.push(...(await measure(fleet)));
    return figures;
  } finally {
    await fleet.stop();
  }
}

function isAllRead({ targets }: Parameters<Parameters<typeof untilTeam>[1]>[0]): boolean {
  return sized.every(({ id, count }) => {
    const { services = [] } = targets.find(({ target }) => target.startsWith(id)) ?? {};
    return services.length === count && services.every(({ version, targets: health }) => version && health);
  });
}

async function measureViewers(fleet: Fleet): Promise<Figure[]> {
  const { viewers } = fleet;
  const before = await fleet.callsFor(windowMs);
  await viewers.watch(manyViewers);
  await sleep(2_000);
  const events = viewers.events;
  const crowded = await fleet.callsFor(windowMs);
  say(
    `${viewers.count} viewers were told ${viewers.events - events} times; each for itself would have been ${manyViewers} x the calls`,
  );
  viewers.close();
  await viewers.watch(1);
  await sleep(2_000);
  const after = await fleet.callsFor(windowMs);
  return [...batches([before, crowded, after]), ofViewers([before, after], crowded)];
}

/** What a sweep asks ECS for; what services are paid for is asked apart, every few minutes or hours. */
const ofSweep = /^ecs:(ListClusters|ListServices|DescribeServices|\w+ServiceDeployments)$/;

/** P8, and that AWS's limits are kept to. Of all windows: clusters are listed in one of them, and in another not. */
function batches(windows: readonly Measured[]): Figure[] {
  const figures = sized.map(({ count }) => {
    const ofCount = windows.map((window) => window.find((each) => each.count === count)?.calls ?? []);
    const all = perSweepOf(ofCount);
    const batched = perSweepOf(ofCount.map((calls) => calls.filter(({ name }) => ofSweep.test(name))));
    say(`${count} services: ${all.toFixed(1)} calls in a sweep; one for each service would be ${count}`);
    return { id: `P8-calls-of-bound-${count}`, measured: batched / batchBound(count), bound: 1.1, unit: "x" };
  });
  const calls = windows.flat().flatMap((each) => each.calls);
  const refused = calls.filter(({ isRefused }) => isRefused).length / calls.length;
  return [...figures, { id: "P11-refused-at-quota", measured: refused * 100, bound: 5, unit: "%" }];
}

function perSweepOf(windows: readonly Call[][]): number {
  const rates = windows.map(sweepRate);
  const sweeps = rates.reduce((sum, rate) => sum + rate.sweeps, 0);
  return rates.reduce((sum, rate) => sum + rate.perSweep * rate.sweeps, 0) / sweeps;
}

/** P6: with one viewer before and after the many, so that what drifts by itself is in both. */
function ofViewers(alone: readonly Measured[], crowded: Measured): Figure {
  const rateOf = (measured: Measured) => measured.reduce((sum, { calls }) => sum + sweepRate(calls).perMinute, 0);
  const ofOne = alone.map(rateOf);
  const ofMany = rateOf(crowded);
  say(`calls a minute: ${ofOne.map(Math.round).join(" and ")} with 1 viewer, ${ofMany.toFixed(0)} with ${manyViewers}`);
  const mean = ofOne.reduce((sum, rate) => sum + rate, 0) / ofOne.length;
  return { id: "P6-calls-1000-to-1-viewers", measured: ofMany / mean, bound: 1.02, unit: "x" };
}

function say(text: string): void {
  console.error(text);
}
