import { setTimeout as sleep } from "node:timers/promises";
import type { Sandbox } from "../../sandbox/server";
import { type DeployApi, type RunAnswer, shipOfImage } from "./deploy-api";
import { type Figure, percentile } from "./figures";
import type { TruthEntry } from "./intervals";

/** The stacks of this take minutes, so that all are in flight at once. */
const speed = 2.5;
const betweenMs = 1_300;
/** What CloudFormation is taken to allow; it publishes nothing. */
const bucket = { burst: 8, perSecond: 8 };

/** P26: so many stacks in flight in one account, each its own deploy of an image. */
export async function measureFlight(
  { world, faults }: Sandbox,
  api: DeployApi,
  { count, imageUri }: { count: number; imageUri: string },
): Promise<Figure[]> {
  world.setSpeed(speed);
  faults.change({ rules: [], enforceQuotas: true });
  const since = world.truth.at(-1)?.seq ?? 0;
  const ids: string[] = [];
  for (let index = 0; index < count; index++) {
    ids.push(await api.start(`flight-${count}-${index}`, shipOfImage(imageUri)));
    await sleep(betweenMs);
  }
  const runs = await Promise.all(ids.map((id) => api.untilEnded(id, 3_000)));
  const truth = world.truth.filter(({ seq }) => seq > since) as unknown as TruthEntry[];
  faults.change({ rules: [], enforceQuotas: false });
  return figuresOf(count, runs, truth);
}

function figuresOf(count: number, runs: readonly RunAnswer[], truth: readonly TruthEntry[]): Figure[] {
  const parts = runs.map((run) => addedParts(run, truth));
  const added = parts.map(({ toExecution, toEnd }) => toExecution + toEnd);
  const begun = truth.filter(({ name }) => name === "cloudformation.operation-started").map(({ at }) => at);
  const ended = truth.filter(isStackEnd).map(({ at }) => at);
  const [from, to] = [Math.min(...begun), Math.max(...ended)];
  const reads = truth.filter((entry) => isStackRead(entry) && entry.at >= from && entry.at <= to);
  const most = mostAtOnce(begun, ended);
  const refused = truth.filter(({ type, detail }) => type === "call" && /Throttl|Rate/.test(String(detail.outcome)));
  console.error(
    `${count} stacks, ${most} of them in flight at once, for ${((to - from) / 1000).toFixed(0)} s: added p50 ${half(added)} s, of which ${half(parts.map(({ toExecution }) => toExecution))} s to the execution, worst ${Math.max(...added) / 1000} s; reads ${counted(reads)}`,
  );
  return [
    { id: `P26-added-p95-of-${count}`, measured: percentile(added, 0.95) / 1000, bound: 3, unit: "s" },
    { id: `P26-reads-with-${count}`, measured: (1000 * reads.length) / (to - from), bound: 2.5, unit: "/s" },
    { id: `P26-throttles-with-${count}`, measured: refused.length + overflowOf(truth), bound: 0, unit: "" },
  ];
}

function half(times: readonly number[]): number {
  return percentile(times, 0.5) / 1000;
}

/** From the change set being ready to its execution, and from the stack's end to the end of the rollout's step. */
function addedParts(run: RunAnswer, truth: readonly TruthEntry[]): { toExecution: number; toEnd: number } {
  const ofStack = truth.filter(({ detail }) => detail.stackName === `slipway-${run.serviceName}`);
  const at = (name: string, isMeant: (entry: TruthEntry) => boolean = () => true) =>
    ofStack.find((entry) => entry.name === name && isMeant(entry))?.at ?? Number.NaN;
  const toExecution = at("cloudformation.operation-started") - at("cloudformation.change-set-planned");
  const seen = run.steps.find(({ name }) => name === "rollout")?.endedAt ?? "";
  return { toExecution, toEnd: Date.parse(seen) - at("cloudformation.stack-status", isStackEnd) };
}

function isStackEnd({ name, detail }: TruthEntry): boolean {
  return name === "cloudformation.stack-status" && /^(CREATE|UPDATE)_COMPLETE$/.test(String(detail.status));
}

function isStackRead({ type, name }: TruthEntry): boolean {
  return type === "call" && /^cloudformation:(Describe|List|Get)/.test(name);
}

function mostAtOnce(begun: readonly number[], ended: readonly number[]): number {
  return Math.max(
    ...begun.map((now) => begun.filter((at) => at <= now).length - ended.filter((at) => at <= now).length),
  );
}

function counted(reads: readonly TruthEntry[]): string {
  const counts = new Map<string, number>();
  for (const { name } of reads) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${name.split(":")[1]} ${count}`).join(", ");
}

/** How many calls such a bucket would have refused. */
function overflowOf(truth: readonly TruthEntry[]): number {
  let [tokens, filledAt, refused] = [bucket.burst, 0, 0];
  for (const { at, type, name } of truth) {
    if (type !== "call" || !name.startsWith("cloudformation:")) continue;
    tokens = Math.min(bucket.burst, tokens + ((at - filledAt) / 1000) * bucket.perSecond);
    filledAt = at;
    if (tokens < 1) refused++;
    else tokens--;
  }
  return refused;
}
