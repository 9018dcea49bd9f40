import { setTimeout as sleep } from "node:timers/promises";
import { ECS } from "@aws-sdk/client-ecs";
import type { Sandbox } from "../../sandbox/server";
import { type Figure, percentile } from "./figures";
import { followTeam } from "./team-viewers";
import { region, sized } from "./team-world";

const flips = 24;
const withinMs = 20_000;
const onScreenMs = 10_000;

/** P9: from when a service has become another until a page is told. */
export async function measureStaleness({ origin }: Sandbox, consoleOrigin: string): Promise<Figure[]> {
  const { id, ...credentials } = sized[1] as (typeof sized)[number];
  const ecs = new ECS({ endpoint: origin, region, credentials });
  const { serviceArns = [] } = await ecs.listServices({ maxResults: 100 });
  const changedAt = new Map<string, number>();
  const lags: number[] = [];
  const stop = followTeam(consoleOrigin, ({ targets }, at) => {
    for (const { target, changed } of targets) {
      if (!target.startsWith(id)) continue;
      for (const { serviceName, tasks } of changed) {
        const since = changedAt.get(serviceName);
        if (since === undefined || tasks.desired !== 2) continue;
        changedAt.delete(serviceName);
        lags.push(at - since);
      }
    }
  });
  await sleep(1_000);
  const flip = async (service: string) => {
    await sleep(Math.random() * withinMs);
    await ecs.updateService({ service, desiredCount: 2 });
    changedAt.set(service.split("/").at(-1) ?? "", Date.now());
  };
  await Promise.all(serviceArns.slice(0, flips).map(flip));
  for (let waited = 0; changedAt.size > 0 && waited < 2 * onScreenMs; waited += 100) await sleep(100);
  stop();
  const missing = flips - lags.length;
  const p95 = percentile([...lags, ...Array<number>(missing).fill(Number.POSITIVE_INFINITY)], 0.95) / 1000;
  console.error(
    `${lags.length} of ${flips} changes were told, half of them within ${(percentile(lags, 0.5) / 1000).toFixed(1)} s; a reader every three minutes (Argo CD's default) is 90 s late on average`,
  );
  return [{ id: "P9-on-screen-staleness-p95", measured: p95, bound: onScreenMs / 1000 + 1, unit: "s" }];
}
