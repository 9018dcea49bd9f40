import "server-only";
import { type ChainRecord, hashOf, headEvery, noHash } from "./audit-chain";
import { type AuditHead, isSigned, keyOf } from "./audit-signer";

export interface AuditFinding {
  recordId: number;
  message: string;
}

/** A head as it was printed or exported once, and kept where nobody who can write to the database can change it. */
export interface KeptHead {
  recordId: number;
  hash: string;
}

export interface AuditCheckOptions {
  /** Public keys that may have signed. Without any, whoever has signed counts, and is told. */
  keys?: readonly string[];
  kept?: readonly KeptHead[];
  /** The record before the first one that is looked at; without it, there is none. */
  after?: KeptHead;
  /** Some records were left out on purpose: then only each by itself can be checked. */
  isPartial?: boolean;
}

export interface AuditCheck {
  /** Records in the order of their numbers, each head behind the record that it names. */
  take(record: ChainRecord): void;
  takeHead(head: AuditHead): void;
  end(): AuditReport;
}

export interface AuditReport {
  records: number;
  heads: number;
  last?: KeptHead;
  /** Whose signatures there are. */
  keys: string[];
  findings: AuditFinding[];
  /** How many there are, also when not all are told. */
  findingCount: number;
}

const findingsMax = 20;

/** Finds every record that was edited, taken out, put in or moved; what was cut off the end shows by the heads that are kept. */
export function openAuditCheck(options: AuditCheckOptions = {}): AuditCheck {
  const { keys = [], kept = [], after = { recordId: 0, hash: noHash }, isPartial = false } = options;
  const report: AuditReport = { records: 0, heads: 0, keys: [], findings: [], findingCount: 0 };
  const keptHashes = new Map(kept.map(({ recordId, hash }) => [recordId, hash]));
  let last = after;
  /** The record whose head must come next. */
  let unsigned: number | undefined;

  function find(recordId: number, message: string): void {
    report.findingCount += 1;
    if (report.findings.length < findingsMax) report.findings.push({ recordId, message });
  }

  function takeLink({ id, previousHash, hash }: ChainRecord): void {
    if (id !== last.recordId + 1) find(id, `comes after record ${last.recordId}: some are missing, moved or put in`);
    else if (previousHash !== last.hash) find(id, `does not go on from record ${last.recordId}`);
    if (unsigned !== undefined) find(unsigned, "has no signed head");
    unsigned = id % headEvery === 0 ? id : undefined;
    last = { recordId: id, hash };
  }

  return {
    take(record) {
      const { id, hash } = record;
      report.records += 1;
      if (hashOf(record) !== hash) find(id, "is not as it was written");
      const wanted = keptHashes.get(id);
      if (wanted !== undefined && wanted !== hash) find(id, "is another than the head that was kept says");
      keptHashes.delete(id);
      if (!isPartial) takeLink(record);
      report.last = { recordId: id, hash };
    },
    takeHead(head) {
      report.heads += 1;
      const key = keyOf(head);
      if (!report.keys.includes(key)) report.keys.push(key);
      if (head.recordId !== unsigned) find(head.recordId, "has a head that is not in its place");
      else if (head.hash !== last.hash) find(head.recordId, "is another than its signed head says");
      if (!isSigned(head)) find(head.recordId, "has a head whose signature is not valid");
      else if (keys.length > 0 && !keys.includes(key))
        find(head.recordId, `has a head that another key signed: ${key}`);
      unsigned = undefined;
    },
    end() {
      if (unsigned !== undefined) find(unsigned, "has no signed head");
      for (const recordId of keptHashes.keys()) find(recordId, "is missing: the chain was cut before it");
      return report;
    },
  };
}
