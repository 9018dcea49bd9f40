import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { contract } from "@/lib/api/contract";
import type { Endpoint } from "@/lib/api/endpoint";
import { startConsole, startSandbox } from "../programs";
import { type Figure, percentile, report } from "./figures";
import { type OddRequest, oddRequest, randomNumbers } from "./odd-requests";
import { signInAsOperator } from "./operator";

const count = Number(process.argv[2] ?? 100_000);
const atOnce = 4;
const batchSize = 200;
const floorsPerBatch = 10;
/** Each may start sixty runs a minute; what comes more often is not read. */
const requestsPerToken = 2500;

const floor: OddRequest = { method: "GET", path: "/robots.txt", headers: {} };
const reads = /:(Describe|List|Get|BatchGet|Filter)/;

let told = 0;

const dataDir = mkdtempSync(path.join(tmpdir(), "slipway-bench-"));
const sandbox = await startSandbox({ speed: 1, scenario: "with-default-vpc" });
const console_ = await startConsole({ endpoint: sandbox.origin, dataDir });
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
try {
  report(await measure());
} finally {
  agent.destroy();
  await console_.stop();
  await sandbox.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function measure(): Promise<Figure[]> {
  const identities = await openIdentities();
  const lines = Object.values<Endpoint>(contract);
  const random = randomNumbers(13);
  const statuses: Record<string, number> = {};
  const times: number[] = [];
  const floorTimes: number[] = [];
  const rss: number[] = [];
  for (let index = 0; index < count; ) {
    if (index >= (count * rss.length) / 10) rss.push(rssMiB());
    // Made while nothing is under way: making them takes time of its own.
    const batch = Array.from({ length: Math.min(batchSize, count - index) }, () => ({
      odd: oddRequest(lines[index % lines.length] as Endpoint, random),
      identity: identities[index++ % identities.length],
    }));
    async function sendSome(): Promise<void> {
      for (let next = batch.pop(); next; next = batch.pop()) {
        const { odd, identity } = next;
        const { status, ms } = await send({ ...odd, headers: { ...odd.headers, ...identity } });
        times.push(ms);
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (status < 204 || status >= 500) tell(odd, status);
      }
    }
    await Promise.all(Array.from({ length: atOnce }, sendSome));
    for (let again = 0; again < floorsPerBatch; again++) floorTimes.push((await send(floor)).ms);
  }
  rss.push(rssMiB());
  const failed = Object.entries(statuses).filter(([status]) => Number(status) >= 500 || Number(status) === 0);
  console.error(`Answers by status: ${JSON.stringify(statuses)}`);
  console.error(`MiB of memory at each tenth: ${rss.map((size) => size.toFixed(0)).join(" ")}`);
  console.error(
    `p50 ${percentile(times, 0.5).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms; of a file in the same run p50 ${percentile(floorTimes, 0.5).toFixed(1)} ms, p99 ${percentile(floorTimes, 0.99).toFixed(1)} ms`,
  );
  return [
    { id: "S13-failed", measured: failed.reduce((sum, [, times]) => sum + times, 0), bound: 0, unit: "" },
    { id: "S13-aws-changes", measured: await countAwsChanges(), bound: 0, unit: "" },
    { id: "S13-p99", measured: percentile(times, 0.99), bound: 50, unit: "ms" },
    { id: "S13-rss-growth", measured: (rss.at(-1) ?? 0) - (rss[5] ?? 0), bound: 64, unit: "MiB" },
  ];
}

/** The operator, who may do everything, and deployers by API token. */
async function openIdentities(): Promise<Record<string, string>[]> {
  const { origin } = console_;
  const operator = await signInAsOperator(origin);
  const identities: Record<string, string>[] = [operator];
  for (let index = 0; index < count / requestsPerToken; index++) {
    const answer = await fetch(`${origin}/api/v1/tokens`, {
      method: "POST",
      headers: { ...operator, "content-type": "application/json" },
      body: JSON.stringify({ name: `bench ${index}`, kind: "api", role: "deployer", targets: [], days: 1 }),
    });
    if (!answer.ok) throw new Error(`No token: ${answer.status} ${await answer.text()}`);
    identities.push({ origin, authorization: `Bearer ${(await answer.json()).secret}` }, operator);
  }
  return identities;
}

/** Status 0: no answer. */
function send({ body, ...odd }: OddRequest): Promise<{ status: number; ms: number }> {
  const begin = performance.now();
  return new Promise((resolve) => {
    const end = (status: number) => resolve({ status, ms: performance.now() - begin });
    const sending = request(console_.origin, { agent, ...odd }, (answer) => {
      answer.resume().once("close", () => end(answer.statusCode ?? 0));
    });
    sending.once("error", () => end(0)).end(body);
  });
}

/** The first of those that were not refused. */
function tell({ method, path: address, headers, body }: OddRequest, status: number): void {
  if (told++ >= 20) return;
  const what = `${method} ${address.slice(0, 200)} ${headers["content-type"] ?? ""}`;
  console.error(`${status}: ${what} ${JSON.stringify(body?.toString("latin1").slice(0, 200) ?? "")}`);
}

async function countAwsChanges(): Promise<number> {
  let changes = 0;
  for (let after = 0; ; ) {
    const { entries, next } = await (await fetch(`${sandbox.origin}/_sandbox/truth?after=${after}`)).json();
    if (entries.length === 0) return changes;
    const calls: { name: string }[] = entries.filter(({ type }: { type: string }) => type === "call");
    changes += calls.filter(({ name }) => !reads.test(name)).length;
    after = next;
  }
}

function rssMiB(): number {
  return Number(execFileSync("ps", ["-o", "rss=", "-p", String(console_.pid)])) / 1024;
}
