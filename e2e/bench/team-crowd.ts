import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type { TeamStatus } from "../../lib/domain/team-status";
import { startConsole, startSandbox } from "../programs";
import { type Figure, percentile } from "./figures";
import { residentMegabytesOf } from "./process-usage";
import { batchBound, callsOf, sweepRate } from "./team-calls";
import { askTeam, untilTeam, Viewers } from "./team-viewers";
import { type Keys, makeRole, saveTargets } from "./team-world";

const regions = ["eu-west-1", "us-east-1", "us-west-2", "ap-northeast-1"];
const perTarget = 500;
const services = 10_000;
const answers = 5;

/** P8 and the server's part of P22 with ten thousand services in twenty targets. */
export async function measureCrowd(): Promise<Figure[]> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "slipway-bench-"));
  const sandbox = await startSandbox({ speed: 1, scenario: "ten-thousand-services" });
  const accounts: Keys[] = (await (await fetch(`${sandbox.origin}/_sandbox/accounts`)).json()).accounts;
  const [own] = accounts as [Keys];
  const settings = { endpoint: sandbox.origin, dataDir, credentials: own };
  let console_ = await startConsole(settings);
  const viewers = new Viewers(console_.origin);
  try {
    for (const account of accounts) {
      await makeRole(sandbox.origin, own.id, account);
      await saveTargets(console_.origin, account, regions);
    }
    await viewers.watch(1);
    const begunAt = Date.now();
    await untilTeam(console_.origin, hasAll, 900_000);
    console.error(`${services} services were read for the first time within ${seconds(Date.now() - begunAt)} s`);
    const swept = await sweeps(sandbox.origin, 65_000);
    console.error(`the console has ${residentMegabytesOf(console_.pid).toFixed(0)} MB with ${services} services`);
    const shown = await answersOf(console_.origin);
    viewers.close();
    await console_.stop();
    const startedAt = Date.now();
    console_ = await startConsole(settings);
    const first = await ask(console_.origin);
    const usableMs = Date.now() - startedAt;
    if (count(first.team) !== services) throw new Error(`After a restart there are ${count(first.team)} services.`);
    console.error(`a console that starts anew shows all of them ${seconds(usableMs)} s after its start`);
    return [
      { id: "P8-calls-of-bound-10000", measured: swept / batchBound(perTarget), bound: 1.1, unit: "x" },
      { id: "P22-payload", measured: shown.gzipBytes / 1000, bound: 600, unit: "kB" },
      { id: "P22-answer-warm-p95", measured: shown.p95Ms / 1000, bound: 2, unit: "s" },
      { id: "P22-first-answer-after-restart", measured: first.ms / 1000, bound: 2, unit: "s" },
    ];
  } finally {
    viewers.close();
    await console_.stop();
    await sandbox.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function hasAll(team: TeamStatus): boolean {
  return (
    count(team) === services &&
    team.targets.every((target) => target.services.every(({ version, targets }) => version && targets))
  );
}

function count({ targets }: TeamStatus): number {
  return targets.reduce((sum, target) => sum + target.services.length, 0);
}

/** Calls in a sweep of a target, on average over all of them. */
async function sweeps(origin: string, ms: number): Promise<number> {
  const from = Date.now();
  await new Promise((resolve) => setTimeout(resolve, ms));
  const entries = await truthSince(origin, from);
  const byTarget = new Map<string, Entry[]>();
  for (const entry of entries) {
    const target = `${entry.account}~${entry.region}`;
    const list = byTarget.get(target) ?? [];
    list.push(entry);
    byTarget.set(target, list);
  }
  const each = [...byTarget.values()].flatMap((all) => {
    const calls = callsOf(all, from, Date.now()).filter(({ name }) => /^(ecs|codebuild):/.test(name));
    const { perSweep, sweeps: seen } = sweepRate(calls);
    return seen > 0 ? [perSweep] : [];
  });
  if (each.length === 0) throw new Error("No target was swept twice.");
  return each.reduce((sum, perSweep) => sum + perSweep, 0) / each.length;
}

type Entry = Parameters<typeof callsOf>[0][number] & { region: string };

async function truthSince(origin: string, from: number): Promise<Entry[]> {
  const found: Entry[] = [];
  for (let after = 0; ; ) {
    const page = await (await fetch(`${origin}/_sandbox/truth?after=${after}`)).json();
    if (page.entries.length === 0) return found;
    found.push(...page.entries.filter(({ at }: Entry) => at >= from));
    after = page.next;
  }
}

interface Answer {
  team: TeamStatus;
  bytes: number;
  ms: number;
}

async function answersOf(origin: string): Promise<{ gzipBytes: number; p95Ms: number }> {
  const all: Answer[] = [];
  for (let turn = 0; turn < answers; turn++) all.push(await ask(origin));
  return {
    gzipBytes: all[0]?.bytes ?? Number.NaN,
    p95Ms: percentile(
      all.map(({ ms }) => ms),
      0.95,
    ),
  };
}

/** As a browser asks. */
async function ask(origin: string): Promise<Answer> {
  const begunAt = performance.now();
  const body = await askTeam(origin, { "accept-encoding": "gzip" });
  const ms = performance.now() - begunAt;
  const isSmall = body[0] === gzipMark;
  const text = (isSmall ? gunzipSync(body) : body).toString();
  return { team: JSON.parse(text), bytes: isSmall ? body.length : gzipSync(body).length, ms };
}

const gzipMark = 0x1f;

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
