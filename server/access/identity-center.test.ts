import { randomBytes } from "node:crypto";
import { describe, expect, vi } from "vitest";
import { GET as readSession } from "@/app/api/v1/session/route";
import { POST as beginDevice, GET as readDevice } from "@/app/api/v1/sign-in/device/route";
import { GET as readMethods } from "@/app/api/v1/sign-in/methods/route";
import { GET as readIdentity } from "@/app/api/v1/targets/[target]/identity/route";
import { GET as listTargets } from "@/app/api/v1/targets/route";
import type { DeviceSignIn } from "@/lib/domain/sign-in";
import { changeIdentityCenter } from "@/sandbox/identity-center/control";
import { portalSessions } from "@/sandbox/identity-center/tables";
import type { Sandbox } from "@/sandbox/server";
import { getStore } from "@/server/context";
import { rateCounts } from "@/server/store/access-schema";
import { testIn } from "@/server/testing";
import { Browser } from "./browser-testing";
import { approvedBy, choose, identityCenterEnv, signedInAs, untilState, withPeople } from "./identity-center-testing";
import { findTokens } from "./identity-tokens";
import { openSession } from "./sessions";
import { sealWith } from "./vault";

const base = testIn({ scenario: withPeople, withEngine: false, env: identityCenterEnv });
/** Each test is another five minutes. */
const test = base.extend<{ laterOn: undefined }>({
  laterOn: [
    async ({ sandbox: _ }, use) => {
      await (await getStore()).db.delete(rateCounts);
      await use(undefined);
    },
    { auto: true },
  ],
});

const calls = (world: { truthLog: { entries: readonly { name: string }[] } }, name: string) =>
  world.truthLog.entries.filter((entry) => entry.name === name).length;

function staysOf({ world }: Sandbox, userName: string): string[] {
  return [...portalSessions(world).values()].flatMap((stay) => (stay.userName === userName ? [stay.id] : []));
}

async function refusals(): Promise<unknown[]> {
  const { pool } = await getStore();
  const { rows } = await pool.query("select detail from audit where action = 'sign-in-refused' order by id");
  return rows.map(({ detail }) => detail);
}

describe("signing in", () => {
  test("is offered by Identity Center alone, and to nobody as operator", async ({ sandbox: _ }) => {
    expect(await new Browser().get(readMethods)).toMatchObject({ methods: ["identity-center"] });
  });

  test("who only looks finds no target before somebody who deploys has come, who finds one", async ({ sandbox }) => {
    const viewer = await signedInAs(sandbox, "tom", { roleName: "ViewOnly" });
    expect(await viewer.get(listTargets)).toEqual({ targets: [] });
    const deployer = await signedInAs(sandbox, "tom", { roleName: "Deployer" });
    expect(await deployer.get(listTargets)).toMatchObject({
      targets: [{ target: sandbox.target, reach: { by: "identity-center" }, role: "deployer" }],
    });
  });

  test("goes from a code over an approval to an account and a role", async ({ sandbox }) => {
    const browser = new Browser();
    expect(await browser.get(readDevice)).toEqual({ state: "none" });
    const begun = await browser.post<DeviceSignIn>(beginDevice, {});
    expect(begun).toMatchObject({ state: "waiting", userCode: expect.stringMatching(/^[A-Z]{4}-[A-Z]{4}$/) });
    await approvedBy(sandbox, "mina", browser);
    expect(await browser.get(readDevice)).toMatchObject({
      state: "approved",
      accounts: [{ account: sandbox.world.account, roleNames: ["AdministratorAccess", "Deployer"] }],
    });
    expect(await choose(browser, sandbox, { roleName: "AdministratorAccess" })).toBeUndefined();
    expect(await browser.get(readSession)).toMatchObject({
      person: { id: "identity-center:mina", name: "mina" },
      method: "identity-center",
      identityCenter: { account: sandbox.world.account, roleName: "AdministratorAccess" },
      roles: { "*": "admin" },
    });
    expect(await browser.get(listTargets)).toMatchObject({
      targets: [{ target: sandbox.target, reach: { by: "identity-center" } }],
    });
    expect(await browser.get(readIdentity, { target: sandbox.target })).toMatchObject({
      identity: { callerArn: expect.stringMatching(/AWSReservedSSO_AdministratorAccess_[0-9a-f]{16}\/mina$/) },
      terminal: { startUrl: identityCenterEnv.SLIPWAY_IDENTITY_CENTER_START_URL, roleName: "AdministratorAccess" },
    });
  });

  test("a code belongs to the browser that asked for it: approved by whomever, it lets in no other", async ({
    sandbox,
  }) => {
    const attacker = await approvedBy(sandbox, "mina");
    const victim = new Browser();
    expect(await victim.get(readDevice)).toEqual({ state: "none" });
    expect(await choose(victim, sandbox, { roleName: "AdministratorAccess" })).toBe("not-approved");
    const [id] = (attacker.cookies.get("slipway.device") ?? "").split(".");
    victim.cookies.set("slipway.device", `${id}.${"A".repeat(43)}`);
    expect(await victim.get(readDevice)).toEqual({ state: "none" });
    expect(await choose(victim, sandbox, { roleName: "AdministratorAccess" })).toBe("not-approved");
  });

  test("a code is good once, also when two choose at the same time", async ({ sandbox }) => {
    const browser = await approvedBy(sandbox, "tom");
    const other = new Browser();
    for (const [name, value] of browser.cookies) other.cookies.set(name, value);
    const both = await Promise.all([browser, other].map((each) => choose(each, sandbox, { roleName: "Deployer" })));
    expect(both.sort()).toEqual(["not-approved", undefined]);
    expect(await choose(browser, sandbox, { roleName: "Deployer" })).toBe("not-approved");
  });

  test.for([
    { roleName: "AdministratorAccess" },
    { roleName: "NoSuchRole" },
    { roleName: "Deployer", account: "999999999999" },
  ])("what was not offered is refused: %j", async (choice, { sandbox }) => {
    const browser = await approvedBy(sandbox, "tom");
    expect(await choose(browser, sandbox, choice)).toBe("role-refused");
    expect(await choose(browser, sandbox, { roleName: "ViewOnly" })).toBeUndefined();
  });

  test("the choice of last time is remembered", async ({ sandbox }) => {
    const browser = await signedInAs(sandbox, "tom", { roleName: "ViewOnly" });
    await browser.submit(["signout"]);
    await approvedBy(sandbox, "tom", browser);
    expect(await browser.get(readDevice)).toMatchObject({
      last: { account: sandbox.world.account, roleName: "ViewOnly" },
    });
  });

  test("denied is denied", async ({ sandbox }) => {
    const browser = new Browser();
    const begun = await browser.post<DeviceSignIn>(beginDevice, {});
    if (begun.state === "waiting") changeIdentityCenter(sandbox.world, { deny: { userCode: begun.userCode } });
    await untilState(browser, "denied");
    expect(await refusals()).toContainEqual({ method: "identity-center", reason: "denied" });
  });

  test("whoever tries without an approval fills no audit, and puts nothing of their own into it", async ({
    sandbox,
  }) => {
    const before = (await refusals()).length;
    const endless = { account: "9".repeat(5_000), roleName: "x".repeat(50_000) };
    for (let tries = 0; tries < 25; tries++) {
      expect(await choose(new Browser(), sandbox, endless)).toBe("not-approved");
    }
    const written = await refusals();
    expect(written.length - before).toBe(20);
    expect(JSON.stringify(written)).not.toContain("xxx");
  });

  test("however many look, Identity Center is asked once an interval", async ({ sandbox }) => {
    const browser = new Browser();
    await browser.post(beginDevice, {});
    const before = calls(sandbox.world, "sso-oidc:CreateToken") + calls(sandbox.world, "sso-oauth:CreateToken");
    const until = Date.now() + 2_500;
    while (Date.now() < until) await Promise.all(Array.from({ length: 5 }, () => browser.get(readDevice)));
    const after = calls(sandbox.world, "sso-oidc:CreateToken") + calls(sandbox.world, "sso-oauth:CreateToken");
    expect(after - before).toBeGreaterThanOrEqual(1);
    expect(after - before).toBeLessThanOrEqual(2);
  });

  test("the console registers once, and again when Identity Center has forgotten it", async ({ sandbox }) => {
    await new Browser().post(beginDevice, {});
    const { clients } = await import("@/sandbox/identity-center/tables");
    expect(clients(sandbox.world).size).toBe(1);
    clients(sandbox.world).clear();
    expect(await new Browser().post(beginDevice, {})).toMatchObject({ state: "waiting" });
    expect(clients(sandbox.world).size).toBe(1);
  });

  test("six starts within five minutes from one address are one too many", async ({ sandbox: _ }) => {
    for (let start = 0; start < 5; start++) {
      expect(await new Browser().post(beginDevice, {})).toMatchObject({ state: "waiting" });
    }
    expect(await new Browser().post(beginDevice, {})).toMatchObject({ kind: "too-many-requests" });
  });

  test("signing out ends the stay at Identity Center and leaves no token", async ({ sandbox }) => {
    const browser = await signedInAs(sandbox, "ines", { roleName: "ViewOnly" });
    expect(staysOf(sandbox, "ines")).toHaveLength(1);
    const { id } = await browser.get<{ id: string }>(readSession);
    await browser.submit(["signout"]);
    expect(await browser.get(readSession)).toMatchObject({ kind: "not-signed-in" });
    const store = await getStore();
    const { rows } = await store.pool.query("select 1 from session_tokens where session_id = $1", [id]);
    expect(rows).toEqual([]);
    await vi.waitFor(() => expect(staysOf(sandbox, "ines")).toEqual([]));
  });

  test("after the key was changed nobody is told of a mistake of ours: they sign in again", async ({ sandbox }) => {
    const browser = await signedInAs(sandbox, "tom", { roleName: "Deployer" });
    const { id } = await browser.get<{ id: string }>(readSession);
    const other = sealWith(randomBytes(32), {}, { use: "session-tokens", id });
    const { pool } = await getStore();
    await pool.query("update session_tokens set sealed = $1 where session_id = $2", [other, id]);
    await pool.query("update device_sign_ins set sealed = $1", [other]);
    expect(await browser.get(readIdentity, { target: sandbox.target })).toMatchObject({ kind: "needs-sign-in" });
    expect(await browser.get(readDevice)).toEqual({ state: "none" });
    await signedInAs(sandbox, "tom", { roleName: "Deployer" }, browser);
    expect(await browser.get(readIdentity, { target: sandbox.target })).toHaveProperty("identity");
  });

  test("renewing keeps the person and ends the session before, and its stay at Identity Center", async ({
    sandbox,
  }) => {
    const others = staysOf(sandbox, "tom");
    const browser = await signedInAs(sandbox, "tom", { roleName: "Deployer" });
    const before = await browser.get<{ id: string }>(readSession);
    const [stay] = staysOf(sandbox, "tom").filter((id) => !others.includes(id));
    await signedInAs(sandbox, "tom", { roleName: "Deployer" }, browser);
    const after = await browser.get<{ id: string; person: unknown }>(readSession);
    expect(after.id).not.toBe(before.id);
    const store = await getStore();
    const { rows } = await store.pool.query("select revoked_at from sessions where id = $1", [before.id]);
    expect(rows[0].revoked_at).not.toBeNull();
    expect(staysOf(sandbox, "tom")).toHaveLength(others.length + 1);
    expect(staysOf(sandbox, "tom")).not.toContain(stay);
    expect(await browser.get(readIdentity, { target: sandbox.target })).toHaveProperty("identity");
  });

  test("a stay that the session after goes on with is not ended", async ({ sandbox }) => {
    const before = staysOf(sandbox, "ines");
    const browser = await signedInAs(sandbox, "ines", { roleName: "ViewOnly" });
    const { id: sessionId } = await browser.get<{ id: string }>(readSession);
    const person = { id: "identity-center:ines", name: "ines", groups: [] };
    const store = await getStore();
    const tokens = await findTokens(store, { sessionId, personId: person.id, account: sandbox.world.account });
    await openSession(store, {
      ...{ person, method: "identity-center", expiresAt: new Date(Date.now() + 60_000) },
      ...{ replaces: sessionId, accessToken: tokens?.accessToken },
    });
    expect(staysOf(sandbox, "ines")).toHaveLength(before.length + 1);
  });
});
