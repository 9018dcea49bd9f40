import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CloudFormationClient, DeleteStackCommand, DescribeStacksCommand } from "@aws-sdk/client-cloudformation";
import { BatchDeleteImageCommand, ECRClient, ListImagesCommand } from "@aws-sdk/client-ecr";
import type { TeardownRun } from "../../lib/domain/run";
import type { TeardownPlan } from "../../lib/domain/teardown-plan";
import type { TeardownReceipt } from "../../lib/domain/teardown-receipt";
import { makeArticle } from "../../sandbox/article-testing";
import { clientConfig } from "../../sandbox/client-config";
import { startSandbox } from "../../sandbox/server";
import { apiToken, freePort, startConsole } from "../programs";
import { type Figure, percentile, report } from "./figures";
import { covered } from "./intervals";
import { deletionsSince, full, inventoryOf, newSince, region, steadyCount } from "./teardown-world";

const names = ["alpha", "bravo", "charlie", "delta", "echo"];
const byHand = "foxtrot";
/** Whatever goes wrong is drawn from this. */
const seed = Number(process.argv[2] ?? 7);
const killEveryMs = 9_000;
const mostKills = 6;
/** After a plan or a run the budget of calls fills up again: a person reads the receipt before the next one. */
const betweenClicksMs = 10_000;

const dataDir = mkdtempSync(path.join(tmpdir(), "slipway-bench-"));
const sandbox = await startSandbox({ scenario: full, speed: 60, quiet: true });
const port = await freePort();
let console_ = await startConsole({ endpoint: sandbox.origin, dataDir, port });
const target = `${sandbox.world.account}~${region}`;
try {
  const shared = await inventoryOf(sandbox);
  for (const name of [...names, byHand]) await makeArticle(sandbox, name);
  const plan = await measurePlan();
  const byClick = await measureClicks(shared);
  const article = await articleWay(shared);
  console.error(`the article's way leaves ${article} things of one service`);
  report([
    ...plan,
    { id: "P27-added-p50", measured: percentile(byClick.added, 0.5) / 1000, bound: 2, unit: "s" },
    { id: "P27-left-by-five", measured: byClick.left, bound: 0, unit: "" },
    { id: "P27-left-of-article", measured: byClick.left / Math.max(1, article), bound: 0, unit: "x" },
    ...(await measureStorm()),
  ]);
} finally {
  await console_.stop();
  await sandbox.close();
  rmSync(dataDir, { recursive: true, force: true });
}

/** One plan among a hundred services, with AWS 50 ms away; what it asks AWS is counted. */
async function measurePlan(): Promise<Figure[]> {
  const of = `service:default/${names[0]}`;
  await planOf(of); // the clients and the prices are there from now on
  sandbox.faults.add([{ ...fault("latency"), latencyMs: 50 }]);
  const times: number[] = [];
  let calls = 0;
  for (let turn = 0; turn < 5; turn++) {
    const from = sandbox.world.truthLog.entries.at(-1)?.seq ?? 0;
    const plan = await planOf(of);
    times.push(plan.tookMs);
    calls = sandbox.world.truthLog.after(from, Number.POSITIVE_INFINITY).filter(({ type }) => type === "call").length;
  }
  sandbox.faults.clear();
  return [
    { id: "plan-p50", measured: percentile(times, 0.5) / 1000, bound: 3, unit: "s" },
    { id: "plan-calls", measured: calls, bound: 150, unit: "" },
  ];
}

/** Five services, each by its own click, among a hundred that stay. */
async function measureClicks(shared: Awaited<ReturnType<typeof inventoryOf>>) {
  const added: number[] = [];
  for (const name of names) {
    await pause(betweenClicksMs);
    const { run, clickedAt: from } = await tearDown(`service:default/${name}`);
    const to = Date.parse(run.endedAt ?? "");
    const ofAws = covered(deletionsSince(sandbox, from));
    added.push(to - from - ofAws);
    console.error(`${name}: ${((to - from) / 1000).toFixed(1)} s, of which AWS ${(ofAws / 1000).toFixed(1)} s`);
    console.error(`  ${run.steps.map(stepTime).join(", ")}`);
  }
  const left = newSince(await inventoryOf(sandbox), shared).filter(({ id, name = "" }) =>
    names.some((service) => `${id} ${name}`.includes(service)),
  );
  return { added, left: left.length };
}

function stepTime(each: TeardownRun["steps"][number]): string {
  const took = "endedAt" in each && each.startedAt ? Date.parse(each.endedAt) - Date.parse(each.startedAt) : 0;
  return `${each.name} ${(took / 1000).toFixed(1)}`;
}

/** Images by hand, then both stacks; how much of the service is there afterwards. */
async function articleWay(shared: Awaited<ReturnType<typeof inventoryOf>>): Promise<number> {
  const cloudformation = new CloudFormationClient(clientConfig(sandbox, region));
  const ecr = new ECRClient(clientConfig(sandbox, region));
  const repositoryName = `${byHand}-images`;
  for (const StackName of [`${byHand}-service`, `${byHand}-image-build`]) {
    await cloudformation.send(new DeleteStackCommand({ StackName }));
    while (await isThere(cloudformation, StackName)) await pause(200);
    const { imageIds = [] } = await ecr.send(new ListImagesCommand({ repositoryName })).catch(() => ({ imageIds: [] }));
    if (imageIds.length > 0) await ecr.send(new BatchDeleteImageCommand({ repositoryName, imageIds }));
  }
  return newSince(await inventoryOf(sandbox), shared).filter(({ id, name = "" }) => `${id} ${name}`.includes(byHand))
    .length;
}

async function isThere(client: CloudFormationClient, StackName: string): Promise<boolean> {
  const { Stacks: [stack] = [] } = await client
    .send(new DescribeStacksCommand({ StackName }))
    .catch(() => ({ Stacks: [] }));
  return stack?.StackStatus?.endsWith("_IN_PROGRESS") ?? false;
}

/** All hundred at once, while AWS fails now and then and the console is killed again and again. */
async function measureStorm(): Promise<Figure[]> {
  const vpcs = (await inventoryOf(sandbox)).filter(({ type }) => /vpc$/i.test(type)).length;
  sandbox.faults.change({ seed });
  sandbox.faults.add([
    { ...fault("throttle"), probability: 0.1 },
    { ...fault("error"), probability: 0.02, status: 500 },
    { ...fault("reset-after"), probability: 0.02 },
    { ...fault("latency"), probability: 0.3, latencyMs: 120 },
  ]);
  const { id } = await startTeardown("target");
  let kills = 0;
  let killedAt = Date.now();
  let run: TeardownRun | undefined;
  while (!run?.endedAt) {
    if (kills < mostKills && Date.now() - killedAt > killEveryMs) {
      await console_.stop("SIGKILL");
      console_ = await startConsole({ endpoint: sandbox.origin, dataDir, port });
      kills += 1;
      killedAt = Date.now();
    }
    run = await api<TeardownRun>(`/api/v1/runs/${id}`).catch(() => undefined);
    await pause(500);
  }
  sandbox.faults.clear();
  console.error(`after ${kills} kills the run ended ${run.progress}: ${run.steps.map(stepTime).join(", ")}`);
  const broken = run.steps.flatMap((each) =>
    each.progress === "failed" ? [`${each.name}: ${each.failure.message}`] : [],
  );
  if (broken.length > 0) console.error(broken.join("\n"));
  const receipt = await api<TeardownReceipt>(`/api/v1/runs/${id}/receipt`);
  const items = await inventoryOf(sandbox);
  const named = JSON.stringify([...receipt.left, ...receipt.kept]);
  const services = items.filter(({ type }) => /express|ecs.*service|target.?group|load.?balancer/i.test(type));
  const unnamed = services.filter(({ id: of, name }) => !named.includes(name ?? of) && !named.includes(of));
  const stillThere = receipt.gone.filter(({ name }) => services.some((item) => item.name === name));
  console.error(`${steadyCount} services, ${kills} kills, seed ${seed}: ${receipt.outcome}`);
  return [
    { id: "I8-unnamed-in-inventory", measured: unnamed.length, bound: 0, unit: "" },
    { id: "I8-gone-and-there", measured: stillThere.length, bound: 0, unit: "" },
    { id: "I8-vpcs-lost", measured: vpcs - items.filter(({ type }) => /vpc$/i.test(type)).length, bound: 0, unit: "" },
    { id: "storm-kills", measured: kills, bound: 2, unit: "", isLeast: true },
  ];
}

function fault(kind: "latency" | "throttle" | "error" | "reset-after") {
  return { kind, probability: 1, latencyMs: 0, code: "", message: "", status: 400 };
}

function planOf(of: string): Promise<TeardownPlan> {
  return api(`/api/v1/targets/${encodeURIComponent(target)}/teardown-plan?of=${encodeURIComponent(of)}`);
}

/** As a person does it: a plan that AWS told in parts, and then otherwise, is looked at anew. */
async function startTeardown(of: string, looks = 8): Promise<{ id: string; clickedAt: number }> {
  const { id: planId, scope } = await planOf(of);
  const idempotencyKey = randomUUID();
  const clickedAt = Date.now();
  try {
    await api("/api/v1/teardowns", { target, scope, planId, changed: [], idempotencyKey });
    return { id: idempotencyKey, clickedAt };
  } catch (error) {
    if (looks === 1 || !String(error).includes("plan-outdated")) throw error;
    console.error("the plan was another one a moment later, and is made anew");
    return startTeardown(of, looks - 1);
  }
}

async function tearDown(of: string): Promise<{ run: TeardownRun; clickedAt: number }> {
  const { id, clickedAt } = await startTeardown(of);
  for (;;) {
    const run = await api<TeardownRun>(`/api/v1/runs/${id}`);
    if (run.endedAt) return { run, clickedAt };
    await pause(100);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function api<T>(address: string, body?: unknown): Promise<T> {
  const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const headers = { authorization: `Bearer ${apiToken}`, "content-type": "application/json" };
  const answer = await fetch(`${console_.origin}${address}`, { ...init, headers });
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
