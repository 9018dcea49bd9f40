import { setTimeout as sleep } from "node:timers/promises";
import type { Sandbox } from "../../sandbox/server";
import { type Figure, percentile } from "./figures";
import { followTeam, readTeam, untilTeam } from "./team-viewers";
import { sized } from "./team-world";

/** Long enough for twenty looks at a target on screen: of fewer, the p95 would be the slowest of all. */
const windowMs = 230_000;

/**
 * P11 and P12: one account is throttled whatever it asks; the other is not to notice. It is not the largest: by our share of AWS's quota
 * one look at all of a thousand services takes nine seconds without any storm.
 */
export async function measureStorm(sandbox: Sandbox, origin: string): Promise<Figure[]> {
  const [calm, stormed] = sized.map(({ id }) => id) as [string, string];
  let errors = 0;
  const asking = setInterval(() => {
    readTeam(origin).catch(() => errors++);
  }, 500);
  const before = await agesOf(origin, calm, windowMs);
  sandbox.faults.change({ rules: [{ kind: "throttle", account: stormed }] });
  const during = await agesOf(origin, calm, windowMs);
  const { targets } = await readTeam(origin);
  const { gaps = [], services = [] } = targets.find(({ target }) => target.startsWith(stormed)) ?? {};
  console.error(
    `the stormed target says ${gaps.map(({ cause }) => cause).join(", ")} and keeps ${services.length} rows`,
  );
  const told = (ages: readonly number[]) => ages.map((age) => (age / 1000).toFixed(1)).join(", ");
  console.error(`seconds between two looks at the other target: ${told(before)}; in the storm ${told(during)}`);
  sandbox.faults.clear();
  const over = Date.now();
  await untilTeam(
    origin,
    (team) =>
      team.targets.some(
        ({ target, gaps: left, asOf = "" }) =>
          target.startsWith(stormed) && left.length === 0 && Date.parse(asOf) > over,
      ),
    30_000,
  );
  clearInterval(asking);
  const isTold = gaps.some(({ part, cause, retryAt }) => part === "services" && cause === "throttled" && retryAt);
  return [
    { id: "P11-errors-on-screen", measured: errors + (isTold && services.length > 0 ? 0 : 1), bound: 0, unit: "" },
    { id: "P11-normal-after-storm", measured: (Date.now() - over) / 1000, bound: 10, unit: "s" },
    { id: "P12-other-account", measured: percentile(during, 0.95) / percentile(before, 0.95), bound: 1.1, unit: "x" },
  ];
}

/** How old what is known of a target gets until it is known anew, ms. */
async function agesOf(origin: string, account: string, ms: number): Promise<number[]> {
  const ages: number[] = [];
  let known: string | undefined;
  const stop = followTeam(origin, ({ targets }, at) => {
    const asOf = targets.find(({ target }) => target.startsWith(account))?.asOf;
    if (!asOf || asOf === known) return;
    if (known) ages.push(at - Date.parse(known));
    known = asOf;
  });
  await sleep(ms);
  stop();
  return ages;
}
