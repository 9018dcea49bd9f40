import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { type ChainRecord, hashOf, headEvery, noHash } from "./audit-chain";
import { type AuditCheckOptions, type AuditReport, openAuditCheck } from "./audit-check";
import { type AuditHead, auditPublicKey, signAuditWith, signHead } from "./audit-signer";

/** For what is tried in many ways. */
const count = 500;

interface Chain {
  records: ChainRecord[];
  heads: AuditHead[];
}

let chain: Chain;

beforeAll(() => {
  signAuditWith(createHash("sha256").update("a seed of the tests").digest());
  chain = makeChain(count);
});

/** Of every third record some columns are empty, as in the table. */
function makeChain(length: number): Chain {
  const made: Chain = { records: [], heads: [] };
  let previousHash = noHash;
  for (let id = 1; id <= length; id++) {
    const record: Omit<ChainRecord, "hash"> = {
      id,
      at: new Date(1_790_000_000_000 + id * 1000),
      who: `person ${id % 7}`,
      personId: id % 3 ? `identity-center:person-${id % 7}` : null,
      role: "deployer",
      door: "console",
      address: "10.0.0.7",
      action: "start-run",
      target: "111122223333~eu-west-1",
      subject: "shop",
      runId: id % 3 ? `run-${id}` : null,
      reason: id % 3 ? "because" : null,
      result: "intended",
      of: id % 3 ? id - 1 : null,
      detail: { method: "oidc", account: "111122223333" },
      awsRequestIds: [`request-${id}`],
      previousHash,
    };
    previousHash = hashOf(record);
    made.records.push({ ...record, hash: previousHash });
    if (id % headEvery === 0) made.heads.push(signHead(id, previousHash));
  }
  return made;
}

function check({ records, heads }: Chain, options?: AuditCheckOptions): AuditReport {
  const checking = openAuditCheck(options);
  const headOf = new Map(heads.map((head) => [head.recordId, head]));
  for (const record of records) {
    checking.take(record);
    const head = headOf.get(record.id);
    if (head) checking.takeHead(head);
    headOf.delete(record.id);
  }
  for (const head of headOf.values()) checking.takeHead(head);
  return checking.end();
}

test("a chain that nobody has touched has nothing to be found", () => {
  const key = auditPublicKey() ?? "";
  expect(check(chain, { keys: [key] })).toMatchObject({
    records: count,
    heads: count / headEvery,
    keys: [key],
    findings: [],
    findingCount: 0,
  });
});

const edits: Record<keyof ChainRecord, unknown> = {
  id: 99_999,
  at: new Date(0),
  who: "somebody else",
  personId: "identity-center:mallory",
  role: "admin",
  door: "slipway",
  address: "10.0.0.8",
  action: "cancel-run",
  target: "444455556666~eu-west-1",
  subject: "another",
  runId: "run-0",
  reason: "no reason",
  result: "done",
  of: 77_777,
  detail: { method: "operator" },
  awsRequestIds: [],
  previousHash: "1".repeat(64),
  hash: "2".repeat(64),
};
const places = [0, 1, 57, 99, 100, 321, count - 2, count - 1];

describe("what was done to it is found", () => {
  test.each(Object.entries(edits))("%s edited", (name, value) => {
    for (const at of places) {
      const records = chain.records.with(at, { ...recordAt(at), [name]: value } as ChainRecord);
      expect(check({ ...chain, records }).findingCount).toBeGreaterThan(0);
    }
  });

  test.each(Object.keys(edits).filter((name) => !["id", "at", "previousHash", "hash"].includes(name)))(
    "%s emptied",
    (name) => {
      const records = chain.records.with(321, { ...recordAt(321), [name]: null } as ChainRecord);
      expect(check({ ...chain, records }).findingCount).toBeGreaterThan(0);
    },
  );

  const ways: Record<string, (at: number) => Chain> = {
    "a record deleted": (at) => ({ ...chain, records: chain.records.toSpliced(at, 1) }),
    "a record put in twice": (at) => ({ ...chain, records: chain.records.toSpliced(at, 0, recordAt(at)) }),
    "a made-up record put in, its own hash right": (at) => {
      const made = { ...recordAt(at), who: "mallory" };
      return { ...chain, records: chain.records.toSpliced(at, 0, { ...made, hash: hashOf(made) }) };
    },
    "two records swapped": (at) => {
      const other = at === 0 ? 1 : at - 1;
      return { ...chain, records: chain.records.with(at, recordAt(other)).with(other, recordAt(at)) };
    },
    "a record edited, its own hash made right": (at) => {
      const made = { ...recordAt(at), who: "mallory" };
      return { ...chain, records: chain.records.with(at, { ...made, hash: hashOf(made) }) };
    },
    "everything from a record on made anew": (at) => ({ ...chain, records: remadeFrom(at) }),
    "the first records cut off": (at) => ({ ...chain, records: chain.records.slice(at + 1) }),
    "the end cut off before the last head": (at) => ({ ...chain, records: chain.records.slice(0, at) }),
  };
  test.each(Object.entries(ways))("%s", (_name, change) => {
    for (const at of places) {
      expect(check(change(at)).findingCount, `at ${at + 1}`).toBeGreaterThan(0);
    }
  });

  const headWays: Record<string, (at: number) => AuditHead[]> = {
    "a head taken out": (at) => chain.heads.toSpliced(at, 1),
    "a head of another record": (at) => chain.heads.with(at, { ...headAt(at), hash: "3".repeat(64) }),
    "a head with another number": (at) => chain.heads.with(at, { ...headAt(at), recordId: headAt(at).recordId + 1 }),
    "a head whose signature is another's": (at) =>
      chain.heads.with(at, { ...headAt(at), signature: headAt((at + 1) % 5).signature }),
    "a head without a signature": (at) => chain.heads.with(at, { ...headAt(at), signature: "" }),
  };
  test.each(Object.entries(headWays))("%s", (_name, change) => {
    for (const at of [0, 2, 4]) expect(check({ ...chain, heads: change(at) }).findingCount).toBeGreaterThan(0);
  });

  const lone: Record<string, (part: ChainRecord[], name: keyof ChainRecord) => ChainRecord[]> = {
    edited: ([one, other, ...rest], name) => [one, { ...other, [name]: edits[name] }, ...rest] as ChainRecord[],
    deleted: ([one, _, ...rest]) => [one, ...rest] as ChainRecord[],
    doubled: ([one, other, ...rest]) => [one, other, other, ...rest] as ChainRecord[],
    swapped: ([one, other, ...rest]) => [other, one, ...rest] as ChainRecord[],
  };

  test.each(Object.entries(lone))("each of 10,000 records, %s", (_name, change) => {
    const { records } = makeChain(10_000);
    const names = Object.keys(edits) as (keyof ChainRecord)[];
    let found = 0;
    for (let at = 0; at < 10_000; at++) {
      // With the one before and the ones behind: what is further away is as it was.
      const from = Math.min(Math.max(1, at), 9_997) - 1;
      const before = records[from - 1];
      const checking = openAuditCheck({ after: before && { recordId: before.id, hash: before.hash } });
      const name = names[at % names.length] ?? "who";
      for (const record of change(records.slice(from, from + 4), name)) {
        checking.take(record);
        if (record.id % headEvery === 0) checking.takeHead(signHead(record.id, record.hash));
      }
      if (checking.end().findingCount > 0) found += 1;
    }
    expect(found).toBe(10_000);
  });
});

describe("what only a head kept elsewhere tells", () => {
  const cut = (): Chain => ({ ...chain, records: chain.records.slice(0, -1), heads: chain.heads.slice(0, -1) });

  test("records and heads cut off the end alike leave a whole chain", () => {
    expect(check(cut()).findingCount).toBe(0);
  });

  test("the head that was kept of the last one is missed", () => {
    const kept = [{ recordId: count, hash: recordAt(count - 1).hash }];
    expect(check(cut(), { kept }).findings).toEqual([
      { recordId: count, message: "is missing: the chain was cut before it" },
    ]);
    expect(check(chain, { kept }).findingCount).toBe(0);
  });

  test("a chain made and signed anew with another key is another key's", () => {
    const key = auditPublicKey() ?? "";
    signAuditWith(createHash("sha256").update("another seed").digest());
    const forged = makeChain(count);
    signAuditWith(createHash("sha256").update("a seed of the tests").digest());
    expect(check(forged).findingCount).toBe(0);
    expect(check(forged, { keys: [key] }).findingCount).toBe(count / headEvery);
  });
});

function remadeFrom(at: number): ChainRecord[] {
  let previousHash = at === 0 ? noHash : recordAt(at - 1).hash;
  const remade = chain.records.slice(at).map((record, index) => {
    const made = { ...record, previousHash, ...(index === 0 && { who: "mallory" }) };
    previousHash = hashOf(made);
    return { ...made, hash: previousHash };
  });
  return [...chain.records.slice(0, at), ...remade];
}

function recordAt(at: number): ChainRecord {
  const record = chain.records[at];
  if (!record) throw new Error(`There is no record at ${at}`);
  return record;
}

function headAt(at: number): AuditHead {
  const head = chain.heads[at];
  if (!head) throw new Error(`There is no head at ${at}`);
  return head;
}
