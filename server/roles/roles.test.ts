import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { GET as listActivity } from "@/app/api/v1/activity/route";
import { POST as takeRole } from "@/app/api/v1/roles/[id]/remove/route";
import { POST as giveRole, GET as listRoles } from "@/app/api/v1/roles/route";
import { GET as listRuns } from "@/app/api/v1/runs/route";
import type { Grant, NewGrant } from "@/lib/domain/grant";
import { listGrants } from "@/server/access/rights";
import { getStore } from "@/server/context";
import { insertGrant } from "@/server/store/grants";
import { get, post, signedIn, testIn } from "@/server/testing";

process.env.HOSTNAME = "0.0.0.0"; // not loopback, so that nobody is admin by sitting at the machine
const test = testIn({ withEngine: false });

const shop = "111122223333~eu-west-1";
const till = "444455556666~eu-west-1";
const admin = () => signedIn({ person: { id: "operator:admin", name: "the operator", groups: [] } });
const carol = () => signedIn({ person: { id: "oidc:carol", name: "Carol", groups: ["shops"] }, method: "oidc" });

async function give(given: NewGrant, headers: Promise<Record<string, string>> = admin()): Promise<Response> {
  return post(giveRole, given, { headers: await headers });
}

async function given(wanted: NewGrant): Promise<Grant> {
  const answer = await give(wanted);
  expect(answer.status).toBe(200);
  return answer.json();
}

async function take(id: string, headers: Promise<Record<string, string>> = admin()): Promise<Response> {
  return post(takeRole, {}, { params: { id }, headers: await headers });
}

async function list(): Promise<Grant[]> {
  return (await (await get(listRoles, { headers: await admin() })).json()).grants;
}

async function lastOf(action: string) {
  const answer = await get(listActivity, { query: { action, limit: "1" }, headers: await admin() });
  return (await answer.json()).records[0];
}

async function countGiven(): Promise<number> {
  const answer = await get(listActivity, { query: { action: "give-role", limit: "100" }, headers: await admin() });
  return (await answer.json()).records.length;
}

const toGroup = { target: shop, role: "viewer", subjectKind: "group", subject: "shops" } as const;

describe("a role", () => {
  test("holds from the next request on, where it was given, until it is taken away", async ({ sandbox: _ }) => {
    const headers = await carol();
    const looks = async (target: string) => (await get(listRuns, { headers, query: { target } })).status;
    expect(await looks(shop)).toBe(403);
    const grant = await given(toGroup);
    expect([await looks(shop), await looks(till)]).toEqual([200, 403]);
    expect(await lastOf("give-role")).toMatchObject({
      ...{ who: "the operator", target: shop, subject: "group:shops", detail: { role: "viewer", target: shop } },
    });
    expect((await take(grant.id)).status).toBe(200);
    expect(await looks(shop)).toBe(403);
    expect(await lastOf("take-role")).toMatchObject({ subject: "group:shops", result: "done" });
    expect((await take(grant.id)).status).toBe(404);
  });

  test("that is given twice is there once, and written down once", async ({ sandbox: _ }) => {
    const before = await countGiven();
    const grants = await Promise.all([given(toGroup), given(toGroup), given(toGroup)]);
    expect(new Set(grants.map(({ id }) => id)).size).toBe(1);
    expect(await countGiven()).toBe(before + 1);
    await take(grants[0]?.id ?? "");
    expect(await list()).toEqual([]);
  });

  test.for([
    [{ ...toGroup, role: "owner" }, "role"],
    [{ ...toGroup, target: "everywhere" }, "target"],
    [{ ...toGroup, subjectKind: "robot" }, "subjectKind"],
    [{ ...toGroup, subject: " " }, "subject"],
    [{ ...toGroup, subject: "x".repeat(201) }, "subject"],
    [{ ...toGroup, createdBy: "me" }, "createdBy"],
  ] as const)("like %j is not given", async ([wanted, field], { sandbox: _ }) => {
    const answer = await give(wanted as NewGrant);
    expect([answer.status, (await answer.json()).fields[0].field]).toEqual([400, field]);
  });

  test("is given by admins of all targets alone", async ({ sandbox: _ }) => {
    const grant = await given({ ...toGroup, role: "admin" });
    expect((await give({ ...toGroup, role: "admin", target: "*" }, carol())).status).toBe(403);
    expect((await take(grant.id, carol())).status).toBe(403);
    await take(grant.id);
  });
});

describe("where there is no operator", () => {
  test("the last admin of all targets stays", async ({ sandbox: _ }) => {
    const { db } = await getStore();
    const person = { id: "oidc:dora", name: "Dora", groups: [] };
    const dora = { target: "*", role: "admin", subjectKind: "person", subject: person.id } as const;
    const id = randomUUID();
    await insertGrant(db, { ...dora, id, createdBy: "test" });
    const asDora = () => signedIn({ person, method: "oidc" });
    const other = await (await give({ ...dora, subject: "oidc:erik" }, asDora())).json();

    const both = await Promise.all([take(id, asDora()), take(other.id, asDora())]);
    const statuses = both.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect([403, 409]).toContain(statuses[1]);
    const left = await listGrants({ db });
    expect(left.filter(({ role, target }) => role === "admin" && target === "*")).toHaveLength(1);
  });
});
