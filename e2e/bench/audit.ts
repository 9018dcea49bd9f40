import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { writeAudit } from "@/server/store/audit";
import { type ChainRecord, hashOf, headEvery, noHash } from "@/server/store/audit-chain";
import { openAuditCheck } from "@/server/store/audit-check";
import { signAuditWith, signHead } from "@/server/store/audit-signer";
import { openStore } from "@/server/store/open-store";
import { verifyExport } from "@/server/store/verify-audit";
import { percentile, report } from "./figures";

const count = Number(process.argv[2] ?? 200_000);
const writes = 500;

signAuditWith(randomBytes(32));
const written = await measureWrites();
const records = makeChain();
const checked = measureCheck(records);
const read = await measureExport(records);
report([
  { id: "audit-write-p50", measured: percentile(written, 0.5), bound: 10, unit: "ms" },
  // A hundred thousand in a second.
  { id: "audit-check-of-100k", measured: (checked * 100_000) / count, bound: 1000, unit: "ms" },
  // With the file's text to be parsed.
  { id: "audit-export-of-100k", measured: (read * 100_000) / count, bound: 2000, unit: "ms" },
]);

async function measureWrites(): Promise<number[]> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "slipway-bench-"));
  const store = await openStore({ dataDir });
  const times: number[] = [];
  try {
    for (let index = 0; index < writes; index++) {
      const begin = performance.now();
      await writeAudit(store.db, { who: "alice", door: "console", action: "start-run", result: "intended" });
      times.push(performance.now() - begin);
    }
  } finally {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
  return times;
}

function makeChain(): ChainRecord[] {
  const made: ChainRecord[] = [];
  let previousHash = noHash;
  for (let id = 1; id <= count; id++) {
    const record: Omit<ChainRecord, "hash"> = {
      id,
      at: new Date(1_790_000_000_000 + id * 1000).toISOString(),
      who: "alice",
      personId: "identity-center:alice",
      role: "deployer",
      door: "console",
      address: "10.0.0.7",
      action: "start-run",
      target: "111122223333~eu-west-1",
      subject: "shop",
      runId: "7b0b1d9e-5d52-4a4b-9b60-0a6f0a6b1a55",
      reason: "a reason of some words, as people give them",
      result: "intended",
      detail: { method: "identity-center" },
      awsRequestIds: [],
      previousHash,
    };
    previousHash = hashOf(record);
    made.push({ ...record, hash: previousHash });
  }
  return made;
}

function measureCheck(chain: readonly ChainRecord[]): number {
  const heads = new Map(headsOf(chain).map((head) => [head.recordId, head]));
  const begin = process.cpuUsage();
  const check = openAuditCheck();
  for (const record of chain) {
    check.take(record);
    const head = heads.get(record.id);
    if (head) check.takeHead(head);
  }
  requireNothing(check.end().findingCount);
  return cpuMsSince(begin);
}

async function measureExport(chain: readonly ChainRecord[]): Promise<number> {
  const heads = new Map(headsOf(chain).map((head) => [head.recordId, head]));
  const lines = chain.flatMap((record) => {
    const head = heads.get(record.id);
    return [JSON.stringify(record), ...(head ? [JSON.stringify({ head })] : [])];
  });
  const begin = process.cpuUsage();
  const report = await verifyExport([JSON.stringify({ slipwayActivity: 1, isWhole: true }), ...lines]);
  requireNothing(report.findingCount);
  return cpuMsSince(begin);
}

/** Of a core: what else the machine has to do does not count. */
function cpuMsSince(begin: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}

function headsOf(chain: readonly ChainRecord[]) {
  return chain.filter(({ id }) => id % headEvery === 0).map(({ id, hash }) => signHead(id, hash));
}

function requireNothing(findingCount: number): void {
  if (findingCount > 0) throw new Error(`${findingCount} findings in a chain that nobody has touched`);
}
