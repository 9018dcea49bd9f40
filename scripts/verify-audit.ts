import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import type { AuditCheckOptions, AuditReport, KeptHead } from "@/server/store/audit-check";
import { lockDataFolder } from "@/server/store/data-folder-lock";
import { openPglitePool } from "@/server/store/pglite-pool";
import { storeReasonOf } from "@/server/store/store-errors";
import { verifyAudit, verifyExport } from "@/server/store/verify-audit";

const usage = `Usage: npm run audit:verify -- [--file EXPORT.jsonl] [--key PUBLIC-KEY]… [--head RECORD:HASH]…
Without --file, the database of DATABASE_URL is read, or the one in SLIPWAY_DATA_DIR.`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      file: { type: "string" },
      key: { type: "string", multiple: true },
      head: { type: "string", multiple: true },
    },
  });
  return { file: values.file, keys: values.key ?? [], kept: (values.head ?? []).map(toKeptHead) };
}

function toKeptHead(text: string): KeptHead {
  const [, id, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (!id || !hash) throw new Error(usage);
  return { recordId: Number(id), hash };
}

async function verify(
  file: string | undefined,
  options: AuditCheckOptions,
): Promise<AuditReport & { isPartial?: boolean }> {
  if (file) return verifyExport(createInterface({ input: createReadStream(file), crlfDelay: Infinity }), options);
  const { DATABASE_URL: connectionString, SLIPWAY_DATA_DIR: dataDir = ".slipway" } = process.env;
  // Opened as it is, without migrations: who looks changes nothing.
  return connectionString ? verifyPostgres(connectionString, options) : verifyFolder(path.resolve(dataDir), options);
}

async function verifyPostgres(connectionString: string, options: AuditCheckOptions): Promise<AuditReport> {
  const pool = new pg.Pool({ connectionString, connectionTimeoutMillis: 5_000 });
  try {
    return await verifyAudit({ db: drizzle(pool) }, options);
  } finally {
    await pool.end();
  }
}

async function verifyFolder(dataDir: string, options: AuditCheckOptions): Promise<AuditReport> {
  const database = path.join(dataDir, "database");
  if (!existsSync(database)) throw new Error(`There is no database in ${dataDir}.`);
  const lock = lockDataFolder(dataDir);
  try {
    const { pool, close } = await openPglitePool(database);
    try {
      return await verifyAudit({ db: drizzle(pool) }, options);
    } finally {
      await close();
    }
  } finally {
    lock.release();
  }
}

function tell({
  records,
  heads,
  last,
  keys,
  findings,
  findingCount,
  isPartial,
}: AuditReport & { isPartial?: boolean }) {
  console.log(`${records} records, ${heads} signed heads.`);
  if (isPartial)
    console.log("The file has not all records: each was checked by itself, and what is missing cannot be known.");
  for (const key of keys) console.log(`Signed with the key ${key}`);
  if (last) console.log(`The last one: ${last.recordId}:${last.hash}`);
  for (const { recordId, message } of findings) console.error(`Record ${recordId} ${message}.`);
  if (findingCount > findings.length) console.error(`… and ${findingCount - findings.length} more.`);
  console.log(findingCount === 0 ? "Nothing was changed." : `Not as it was written; findings: ${findingCount}.`);
}

try {
  const { file, ...options } = readOptions();
  const report = await verify(file, options);
  tell(report);
  process.exitCode = report.findingCount === 0 ? 0 : 1;
} catch (error) {
  console.error(storeReasonOf(error) ?? (error instanceof Error ? error.message : error));
  process.exitCode = 2;
}
