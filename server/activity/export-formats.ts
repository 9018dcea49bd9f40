import "server-only";
import { csvLine } from "@/lib/domain/csv";
import { type AuditRow, listAuditHeads } from "@/server/store/activity";
import { auditPublicKey } from "@/server/store/audit-signer";
import type { Store } from "@/server/store/open-store";
import { withoutEmpty } from "./to-record";

export type ExportFormat = "csv" | "jsonl";

interface Exported {
  store: Store;
  /** Nothing is left out, so that the chain can be followed from its beginning. */
  isWhole: boolean;
  /** Of the last record that there is. */
  head?: { id: number; hash: string };
}

interface Format {
  contentType: string;
  write(pages: AsyncIterable<AuditRow[]>, exported: Exported): AsyncGenerator<string>;
}

export const formats: Record<ExportFormat, Format> = {
  csv: { contentType: "text/csv; charset=utf-8; header=present", write: writeCsv },
  jsonl: { contentType: "application/jsonl; charset=utf-8", write: writeJsonLines },
};

const columns = [
  "id",
  "at",
  "who",
  "personId",
  "role",
  "door",
  "address",
  "action",
  "target",
  "subject",
  "runId",
  "reason",
  "result",
  "of",
  "detail",
  "awsRequestIds",
  "previousHash",
  "hash",
] as const satisfies (keyof AuditRow)[];

async function* writeCsv(pages: AsyncIterable<AuditRow[]>): AsyncGenerator<string> {
  yield csvLine(columns);
  for await (const page of pages) {
    yield page.map((row) => csvLine(columns.map((name) => text(row[name])))).join("");
  }
}

function text(value: unknown): string {
  if (value === null) return "";
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The first line says what the file is; then records as they were hashed, each signed head behind its record. */
async function* writeJsonLines(pages: AsyncIterable<AuditRow[]>, exported: Exported): AsyncGenerator<string> {
  const { store, isWhole, head } = exported;
  yield line({ slipwayActivity: 1, isWhole, key: auditPublicKey(), head });
  for await (const page of pages) {
    const heads = isWhole ? await listAuditHeads(store, { from: page[0]?.id ?? 0, to: page.at(-1)?.id ?? 0 }) : [];
    const headLines = new Map(heads.map((each) => [each.recordId, line({ head: each })]));
    yield page.map((row) => `${line(withoutEmpty(row))}${headLines.get(row.id) ?? ""}`).join("");
  }
}

/** JSON may have these two as they are, and some readers take them for the end of a line. */
const lineSeparators = /[\u2028\u2029]/g;

function line(value: unknown): string {
  const text = JSON.stringify(value).replace(lineSeparators, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`);
  return `${text}\n`;
}
