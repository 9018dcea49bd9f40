import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { GET as exportActivity } from "@/app/api/v1/activity/export/route";
import { GET as listActivity } from "@/app/api/v1/activity/route";
import type { ActivityRecord } from "@/lib/domain/activity";
import { getStore } from "@/server/context";
import { rateCounts } from "@/server/store/access-schema";
import { type AuditLine, writeAudit } from "@/server/store/audit";
import { auditPublicKey } from "@/server/store/audit-signer";
import { insertGrant } from "@/server/store/grants";
import { verifyAudit, verifyExport } from "@/server/store/verify-audit";
import { get, signedIn, testIn } from "@/server/testing";

const test = testIn({ withEngine: false });

const shop = "111122223333~eu-west-1";
const prod = "444455556666~eu-west-1";
const alice = { who: "alice", personId: "identity-center:alice", door: "console" } as const;
const bob = { who: "bob", personId: "identity-center:bob", door: "console" } as const;

const lines: AuditLine[] = [
  { ...alice, action: "start-run", result: "intended", target: shop, subject: "shop", runId: "run-1" },
  { ...bob, action: "start-run", result: "intended", target: prod, subject: "till", reason: "50% off, as_is" },
  { ...alice, action: "give-role", result: "done", target: prod, subject: "person:bob" },
  { ...bob, action: "create-token", result: "done", subject: "nightly" },
  { who: "slipway", door: "slipway", action: "run-ended", result: "failed", target: shop, awsRequestIds: ["req-77"] },
  { ...alice, action: "sign-in", result: "done", detail: { method: "identity-center" } },
];

let isWritten = false;
const people: Record<string, Record<string, string>> = {};

async function begin(): Promise<void> {
  const store = await getStore();
  await store.db.delete(rateCounts);
  if (isWritten) return;
  isWritten = true;
  for (const line of lines) await writeAudit(store.db, line);
  const grants = {
    viewer: [shop, "viewer"],
    bob: [shop, "viewer"],
    admin: ["*", "admin"],
    all: ["*", "viewer"],
  } as const;
  for (const [name, [target, role]] of Object.entries(grants)) {
    const subject = `identity-center:${name}`;
    await insertGrant(store.db, { id: randomUUID(), createdBy: "test", target, role, subjectKind: "person", subject });
    people[name] = await signedIn({ person: { id: subject, name, groups: [] }, method: "identity-center" });
  }
}

async function list(who: string, query: Record<string, string> = {}) {
  const answer = await get(listActivity, { query, headers: people[who] });
  expect(answer.status).toBe(200);
  return (await answer.json()) as { records: ActivityRecord[]; next?: number };
}

const said = ({ who, action }: ActivityRecord) => `${who} ${action}`;

describe("what was done", () => {
  test.for([
    ["viewer", ["slipway run-ended", "alice start-run"]],
    ["bob", ["slipway run-ended", "bob create-token", "bob start-run", "alice start-run"]],
    ["all", ["slipway run-ended", "bob start-run", "alice start-run"]],
    [
      "admin",
      ["alice sign-in", "slipway run-ended", "bob create-token", "alice give-role", "bob start-run", "alice start-run"],
    ],
  ] as const)("%s sees no more than may be seen", async ([who, expected], { sandbox: _ }) => {
    await begin();
    const { records } = await list(who, { to: new Date().toISOString(), limit: "100" });
    const written = records.filter(({ id }) => id <= lines.length);
    expect(written.map(said)).toEqual(expected);
    const others = records.filter(({ id }) => id > lines.length && who !== "admin");
    expect(others.every(({ personId }) => personId === `identity-center:${who}`)).toBe(true);
  });

  test.for([
    [{ who: "BOB" }, [2, 4]],
    [{ who: "identity-center:alice" }, [1, 3, 6]],
    [{ action: "start-run" }, [1, 2]],
    [{ target: prod }, [2, 3]],
    [{ result: "failed" }, [5]],
    [{ q: "req-77" }, [5]],
    [{ q: "50%" }, [2]],
    [{ q: "as_is" }, [2]],
    [{ q: "as is" }, []],
    [{ q: "METHOD" }, [6]],
    [{ q: "run-1" }, [1]],
    [{ to: "2020-01-01T00:00:00Z" }, []],
    [{ from: "0000-01-01T00:00:00Z", to: "9999-12-31T23:59:59Z", result: "failed" }, [5]],
    [{ who: "bob\\" }, []],
    [{ from: "2020-01-01T00:00:00Z", who: "bob", action: "create-token" }, [4]],
  ] as const)("%j finds %j", async ([query, expected], { sandbox: _ }) => {
    await begin();
    const { records } = await list("admin", query);
    const ids = records.map(({ id }) => id).filter((id) => id <= lines.length);
    expect(ids.sort((one, other) => one - other)).toEqual(expected);
  });

  test("comes in pages, each record once", async ({ sandbox: _ }) => {
    await begin();
    const seen: number[] = [];
    let before: number | undefined;
    do {
      const page = await list("admin", { limit: "2", ...(before && { before: String(before) }) });
      expect(page.records.length).toBeLessThanOrEqual(2);
      seen.push(...page.records.map(({ id }) => id));
      before = page.next;
    } while (before !== undefined);
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, index) => seen.length - index));
    expect(seen.length).toBeGreaterThan(lines.length);
  });

  test("of a target that one may not see is told to nobody", async ({ sandbox: _ }) => {
    await begin();
    const answer = await get(listActivity, { query: { target: prod }, headers: people.viewer });
    expect((await answer.json()).kind).toBe("needs-role");
  });
});

describe("an export", () => {
  async function download(who: string, query: Record<string, string>): Promise<Response> {
    return get(exportActivity, { query, headers: people[who] });
  }

  test("of everything verifies, and without its last line it does not", async ({ sandbox: _ }) => {
    await begin();
    const store = await getStore();
    for (let count = 0; count < 120; count++)
      await writeAudit(store.db, { ...alice, action: "sign-out", result: "done" });
    const answer = await download("admin", { format: "jsonl" });
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="slipway-activity.jsonl"');
    const file = (await answer.text()).trimEnd().split("\n");
    const key = auditPublicKey() ?? "";
    expect(await verifyExport(file, { keys: [key] })).toMatchObject({ isPartial: false, heads: 1, findingCount: 0 });
    expect((await verifyExport(file.slice(0, -1))).findings[0]?.message).toContain("cut");
    expect((await verifyExport(file.toSpliced(40, 1))).findingCount).toBeGreaterThan(0);
    const edited = file.map((line) => line.replace('"who":"bob"', '"who":"eve"'));
    expect((await verifyExport(edited)).findingCount).toBeGreaterThan(0);
    expect(await verifyAudit(store, { keys: [key] })).toMatchObject({ heads: 1, findingCount: 0 });
  });

  test("of some holds those records alone, each as it was written", async ({ sandbox: _ }) => {
    await begin();
    const file = (await (await download("viewer", { format: "jsonl" })).text()).trimEnd().split("\n");
    const report = await verifyExport(file);
    expect(report).toMatchObject({ isPartial: true, findingCount: 0 });
    const whose = file.slice(1).map((line) => JSON.parse(line));
    expect(whose.every((record) => record.target === shop || record.personId === "identity-center:viewer")).toBe(true);
    expect(whose.length).toBeGreaterThanOrEqual(2);
  });

  test("as CSV has no cell that a spreadsheet would run", async ({ sandbox: _ }) => {
    await begin();
    const store = await getStore();
    const subject = '=HYPERLINK("https://x.example","open")';
    await writeAudit(store.db, { ...alice, who: "@alice", action: "start-run", result: "done", target: shop, subject });
    const answer = await download("admin", { format: "csv", q: "HYPERLINK", action: "start-run" });
    expect(answer.headers.get("content-type")).toContain("text/csv");
    const [header, line, rest] = (await answer.text()).split("\r\n");
    expect(header?.startsWith("id,at,who,")).toBe(true);
    expect(line).toContain(`,'@alice,`);
    expect(line).toContain(`"'=HYPERLINK(""https://x.example"",""open"")"`);
    expect(rest).toBe("");
  });

  test("is itself in the audit, with the head that it ends with", async ({ sandbox: _ }) => {
    await begin();
    await (await download("admin", { format: "csv", who: "bob" })).text();
    const { records } = await list("admin", { action: "export-activity", limit: "2" });
    const [end, start] = records;
    expect(start).toMatchObject({ result: "intended", detail: { format: "csv", who: "bob" } });
    expect(end).toMatchObject({ result: "done", of: start?.id, detail: { head: `${start?.id}:${start?.hash}` } });
  });

  test("that is broken off is written down as such", async ({ sandbox: _ }) => {
    await begin();
    const answer = await download("admin", { format: "jsonl" });
    const reader = answer.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    const { records } = await list("admin", { action: "export-activity", limit: "1" });
    expect(records[0]).toMatchObject({ result: "failed", detail: { problem: "aborted" } });
  });

  test("may be had twice a minute", async ({ sandbox: _ }) => {
    await begin();
    const statuses: number[] = [];
    for (let count = 0; count < 3; count++) {
      const answer = await download("bob", { format: "csv" });
      statuses.push(answer.status);
      await answer.text();
    }
    expect(statuses).toEqual([200, 200, 429]);
  });
});

describe("in the table itself", () => {
  test.for([
    ["a record edited", sql`update audit set who = 'eve' where id = 2`],
    ["a record deleted", sql`delete from audit where id = 3`],
    [
      "a record put before the first",
      sql`insert into audit select 0, at, who, person_id, role, door, address, action, target, subject, run_id, reason, result, of, detail, aws_request_ids, previous_hash, hash from audit where id = 1`,
    ],
    ["its head deleted", sql`delete from audit_heads`],
    ["the end deleted, but not its head", sql`delete from audit where id > 90`],
  ] as const)("%s is found", async ([, change], { sandbox: _ }) => {
    await begin();
    const store = await getStore();
    for (let count = 0; count < 100; count++)
      await writeAudit(store.db, { ...bob, action: "sign-out", result: "done" });
    expect((await verifyAudit(store)).findingCount).toBe(0);
    await store.db
      .transaction(async (db) => {
        await db.execute(change);
        expect((await verifyAudit({ db })).findingCount).toBeGreaterThan(0);
        throw new Error("take it back");
      })
      .catch((error) => expect(error.message).toBe("take it back"));
  });

  test("many at once make one chain", async ({ sandbox: _ }) => {
    await begin();
    const store = await getStore();
    await Promise.all(
      Array.from({ length: 60 }, () => writeAudit(store.db, { ...bob, action: "sign-out", result: "done" })),
    );
    expect((await verifyAudit(store)).findingCount).toBe(0);
  });
});
