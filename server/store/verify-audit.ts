import "server-only";
import { listAuditHeads, pagesOfAudit } from "./activity";
import type { ChainRecord } from "./audit-chain";
import {
  type AuditCheck,
  type AuditCheckOptions,
  type AuditReport,
  type KeptHead,
  openAuditCheck,
} from "./audit-check";
import type { AuditHead } from "./audit-signer";
import type { Store } from "./open-store";

/** The whole audit as the database has it. */
export async function verifyAudit(store: Pick<Store, "db">, options: AuditCheckOptions = {}): Promise<AuditReport> {
  const check = openAuditCheck(options);
  const everything = { visible: "all", filter: {}, upTo: Number.MAX_SAFE_INTEGER } as const;
  let seen = 0;
  for await (const page of pagesOfAudit(store, everything)) {
    const to = page.at(-1)?.id ?? seen;
    const heads = await listAuditHeads(store, { from: seen + 1, to });
    takePage(check, page, heads);
    seen = to;
  }
  for (const head of await listAuditHeads(store, { from: seen + 1, to: Number.MAX_SAFE_INTEGER })) check.takeHead(head);
  return check.end();
}

/** Heads of records that are gone come too: nothing is left out that could tell of a change. */
function takePage(check: AuditCheck, records: readonly ChainRecord[], heads: readonly AuditHead[]): void {
  let next = 0;
  for (const record of records) {
    for (let head = heads[next]; head && head.recordId < record.id; head = heads[++next]) check.takeHead(head);
    check.take(record);
    for (let head = heads[next]; head && head.recordId === record.id; head = heads[++next]) check.takeHead(head);
  }
  for (const head of heads.slice(next)) check.takeHead(head);
}

/** The first line of an export as JSON lines. */
interface ExportHeader {
  slipwayActivity: number;
  isWhole: boolean;
  head?: { id: number; hash: string };
}

export interface ExportReport extends AuditReport {
  /** Not everything was exported: each record was checked by itself, and what is missing cannot be known. */
  isPartial: boolean;
}

/** An export as JSON lines. Throws for a file that is none. */
export async function verifyExport(
  lines: AsyncIterable<string> | Iterable<string>,
  options: AuditCheckOptions = {},
): Promise<ExportReport> {
  let check: AuditCheck | undefined;
  let isPartial = false;
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line === "") continue;
    const said = parse(line, number);
    if (!check) {
      const { isWhole, head } = said as ExportHeader;
      if (typeof isWhole !== "boolean") throw new Error("The first line is not that of an export of the activity.");
      isPartial = !isWhole;
      check = openAuditCheck({ ...options, isPartial, kept: keptOf(options, isWhole ? head : undefined) });
    } else if (said.head) check.takeHead(said.head as AuditHead);
    else check.take(said as ChainRecord);
  }
  if (!check) throw new Error("The file is empty.");
  return { ...check.end(), isPartial };
}

function keptOf({ kept = [] }: AuditCheckOptions, last?: { id: number; hash: string }): KeptHead[] {
  return last ? [...kept, { recordId: last.id, hash: last.hash }] : [...kept];
}

function parse(line: string, number: number): { head?: unknown } {
  try {
    const said: unknown = JSON.parse(line);
    if (typeof said === "object" && said !== null) return said;
  } catch {
    // Told below, with the number of the line.
  }
  throw new Error(`Line ${number} is not a line of an export.`);
}
