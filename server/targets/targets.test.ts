import { CreateAccountAliasCommand, CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { GET as listActivity } from "@/app/api/v1/activity/route";
import { POST as createDefaultVpc } from "@/app/api/v1/targets/[target]/default-vpc/route";
import { POST as removeTarget } from "@/app/api/v1/targets/[target]/remove/route";
import { GET as listTargets, POST as saveTarget } from "@/app/api/v1/targets/route";
import type { ActivityRecord } from "@/lib/domain/activity";
import type { ListedTarget, NewTarget } from "@/lib/domain/target";
import { getStore } from "@/server/context";
import { openRun } from "@/server/store/open-run";
import { runs } from "@/server/store/schema";
import { deployInput, get, post, signedIn, testIn } from "@/server/testing";

const test = testIn({ scenario: "no-default-vpc", withEngine: false });

function settings(target: string, changes: Partial<NewTarget> = {}): NewTarget {
  return {
    ...{ target, alias: "shop", colour: "plain", isProtected: false, reach: { by: "default-credentials" } },
    timeToLive: { tearsDownByItself: false },
    ...changes,
  } as NewTarget;
}

async function save(wanted: NewTarget): Promise<Response> {
  return post(saveTarget, wanted, { headers: await signedIn() });
}

async function remove(target: string): Promise<Response> {
  return post(removeTarget, {}, { params: { target }, headers: await signedIn() });
}

async function list(): Promise<ListedTarget[]> {
  return (await (await get(listTargets, { headers: await signedIn() })).json()).targets;
}

async function last(action: string): Promise<ActivityRecord[]> {
  const answer = await get(listActivity, { query: { action, limit: "2" }, headers: await signedIn() });
  return (await answer.json()).records;
}

async function makeRole(origin: string, name: string, trusted: string): Promise<void> {
  const statement = {
    ...{ Effect: "Allow", Principal: { AWS: trusted } },
    Action: ["sts:AssumeRole", "sts:SetSourceIdentity"],
  };
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  await iamOf(origin).send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: policy }));
}

function iamOf(endpoint: string): IAMClient {
  const credentials = { accessKeyId: "AKIASANDBOXSANDBOX00", secretAccessKey: "secret-of-the-sandbox" };
  return new IAMClient({ endpoint, region: "ap-northeast-1", credentials });
}

describe("without any that was saved", () => {
  test("the one of the credentials at hand is there, and called as its account is", async ({ sandbox }) => {
    await iamOf(sandbox.origin).send(new CreateAccountAliasCommand({ AccountAlias: "acme-dev" }));
    expect(await list()).toMatchObject([
      { target: sandbox.target, alias: "acme-dev", isSaved: false, role: "admin", callerArn: expect.any(String) },
    ]);
    expect(await (await remove(sandbox.target)).json()).toMatchObject({ kind: "cannot-be-removed" });
    expect((await remove("999999999999~eu-west-1")).status).toBe(404);
  });
});

describe("a target that is saved", () => {
  test("is one that AWS lets in, with its account's alias unless it gets another", async ({ sandbox }) => {
    const account = sandbox.target.slice(0, 12);
    const elsewhere = `${account}~eu-west-1`;
    const { alias: _, ...withoutAlias } = settings(elsewhere);
    expect(await (await save(withoutAlias)).json()).toMatchObject({ target: elsewhere, alias: "acme-dev" });
    await save(settings(sandbox.target, { isProtected: true, colour: "lab" }));
    expect(await list()).toMatchObject([
      { target: elsewhere, alias: "acme-dev", isSaved: true },
      { target: sandbox.target, alias: "shop", isProtected: true, isSaved: true },
    ]);
    await save(settings(sandbox.target, { alias: "till" }));
    const [record] = await last("save-target");
    expect(record).toMatchObject({ who: "op", target: sandbox.target, subject: "till", result: "done" });
    expect(JSON.parse(record?.detail.before ?? "")).toMatchObject({ alias: "shop", isProtected: true });
    expect(JSON.parse(record?.detail.after ?? "")).toMatchObject({ alias: "till", isProtected: false });
    expect((await remove(elsewhere)).status).toBe(200);
  });

  test("may be reached by a role that trusts Slipway", async ({ sandbox }) => {
    const account = sandbox.target.slice(0, 12);
    await makeRole(sandbox.origin, "deploy", `arn:aws:iam::${account}:root`);
    await makeRole(sandbox.origin, "read", `arn:aws:iam::${account}:root`);
    const roleArn = `arn:aws:iam::${account}:role/deploy`;
    const readRoleArn = `arn:aws:iam::${account}:role/read`;
    const answer = await save(settings(`${account}~eu-west-2`, { reach: { by: "deploy-role", roleArn }, readRoleArn }));
    expect(answer.status).toBe(200);
    const found = (await list()).find(({ target }) => target.endsWith("eu-west-2"));
    expect(found).toMatchObject({ callerArn: `arn:aws:sts::${account}:assumed-role/deploy/op`, readRoleArn });
    const externalId = "canary-of-an-external-id";
    const reach = { by: "deploy-role", roleArn, externalId } as const;
    expect((await save(settings(`${account}~eu-west-2`, { reach }))).status).toBe(200);
    expect(JSON.stringify(await list())).toContain(externalId);
    const asDeployer = await (await get(listTargets)).text();
    expect(asDeployer).toContain(roleArn);
    expect(asDeployer).not.toContain(externalId);
    expect(JSON.stringify(await last("save-target"))).not.toContain(externalId);
    await remove(`${account}~eu-west-2`);
  });

  test("is not one that AWS does not let in: the field that is wrong is named", async ({ sandbox }) => {
    const account = sandbox.target.slice(0, 12);
    await makeRole(sandbox.origin, "of-others", "arn:aws:iam::999999999999:root");
    const roleArn = (name: string) => `arn:aws:iam::${account}:role/${name}`;
    const target = `${account}~eu-west-3`;
    const there = await list();
    const wrong: [NewTarget, string, string][] = [
      [settings("999999999999~eu-west-1"), "target", "other-account"],
      [settings(target, { reach: { by: "deploy-role", roleArn: roleArn("none") } }), "reach.roleArn", "not-let-in"],
      [
        settings(target, { reach: { by: "deploy-role", roleArn: roleArn("of-others") } }),
        "reach.roleArn",
        "not-let-in",
      ],
      [
        settings("999999999999~eu-west-1", { reach: { by: "deploy-role", roleArn: roleArn("deploy") } }),
        "reach.roleArn",
        "other-account",
      ],
      [settings(target, { reach: { by: "identity-center" } }), "reach", "not-let-in"],
      [settings(target, { readRoleArn: roleArn("none") }), "readRoleArn", "not-let-in"],
    ];
    for (const [wanted, field, rule] of wrong) {
      const answer = await save(wanted);
      expect([answer.status, await answer.json()]).toMatchObject([
        422,
        { kind: "not-reached", fields: [{ field, rule, message: expect.any(String) }] },
      ]);
    }
    expect(await list()).toEqual(there);
  });

  test("stays while a run is under way in it", async ({ sandbox }) => {
    const store = await getStore();
    await save(settings(sandbox.target));
    const run = await openRun(store, { input: deployInput(sandbox.target), by: { who: "test", door: "slipway" } });
    const answer = await remove(sandbox.target);
    expect([answer.status, await answer.json()]).toMatchObject([409, { kind: "run-in-progress", runId: run.id }]);
    await store.db.delete(runs);
    expect((await remove(sandbox.target)).status).toBe(200);
    expect((await last("remove-target"))[0]).toMatchObject({ target: sandbox.target, subject: "shop" });
  });
});

describe("what is done there is written down before", () => {
  test("and is not done while it cannot be written down", async ({ sandbox }) => {
    const { db } = await getStore();
    const headers = await signedIn();
    await db.execute(sql`alter table audit rename to audit_away`);
    const answer = await post(createDefaultVpc, {}, { params: { target: sandbox.target }, headers });
    const said = [answer.status, answer.headers.get("retry-after"), (await answer.json()).kind];
    await db.execute(sql`alter table audit_away rename to audit`);
    expect(said).toEqual([503, "5", "store-unavailable"]);
    expect(madeVpcs()).toBe(0);

    const again = await post(createDefaultVpc, {}, { params: { target: sandbox.target }, headers });
    expect(again.status).toBe(200);
    expect(madeVpcs()).toBe(1);
    const [done, intended] = await last("create-default-vpc");
    expect(intended).toMatchObject({ result: "intended", target: sandbox.target, who: "op", role: "admin" });
    expect(done).toMatchObject({ result: "done", of: intended?.id });
    expect(done?.awsRequestIds).toHaveLength(2);

    function madeVpcs(): number {
      return sandbox.world.truth.filter(({ type, name }) => type === "call" && name === "ec2:CreateDefaultVpc").length;
    }
  });
});
