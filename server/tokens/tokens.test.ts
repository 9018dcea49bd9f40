import { randomUUID } from "node:crypto";
import { describe, expect } from "vitest";
import { GET as listActivity } from "@/app/api/v1/activity/route";
import { GET as listRuns } from "@/app/api/v1/runs/route";
import { POST as revokeToken } from "@/app/api/v1/tokens/[id]/revoke/route";
import { POST as createToken, GET as listTokens } from "@/app/api/v1/tokens/route";
import { POST as openWallSession } from "@/app/api/v1/wall/session/route";
import type { ApiToken } from "@/lib/domain/api-token";
import { sealSessionCookie, sessionCookieName, wallCookieName } from "@/server/access/session-cookie";
import { getStore } from "@/server/context";
import { apiTokens } from "@/server/store/access-schema";
import { insertGrant } from "@/server/store/grants";
import { get, post, signedIn, testIn } from "@/server/testing";

const test = testIn({ withEngine: false });

const shop = "111122223333~eu-west-1";
const till = "444455556666~eu-west-1";
type Cookies = Record<string, string>;
const people = new Map<string, Cookies>();
const roles = {
  "admin of all": { "*": "admin" },
  "deployer of all": { "*": "deployer" },
  "deployer of shop": { [shop]: "deployer" },
  "admin of till, deployer of shop": { [till]: "admin", [shop]: "deployer" },
} as const;

async function cookiesOf(name: keyof typeof roles): Promise<Cookies> {
  const known = people.get(name);
  if (known) return known;
  const store = await getStore();
  const id = `identity-center:${name.replaceAll(/\W/g, "-")}`;
  for (const [target, role] of Object.entries(roles[name]))
    await insertGrant(store.db, {
      ...{ id: randomUUID(), createdBy: "test", target, role, subject: id },
      subjectKind: "person",
    });
  const cookies = await signedIn({ person: { id, name, groups: [] }, method: "identity-center" });
  people.set(name, cookies);
  return cookies;
}

interface Made {
  token: ApiToken;
  secret: string;
}

async function make(name: keyof typeof roles, wanted: object): Promise<Response> {
  const body = { name: "nightly", kind: "api", role: "deployer", targets: [shop], days: 30, ...wanted };
  return post(createToken, body, { headers: await cookiesOf(name) });
}

async function made(name: keyof typeof roles, wanted: object): Promise<Made> {
  const answer = await make(name, wanted);
  expect(answer.status).toBe(200);
  return answer.json();
}

const withSecret = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } });

describe("a token", () => {
  test.for([
    ["admin of all", { role: "admin", targets: [] }, "made"],
    ["deployer of all", { role: "deployer", targets: [] }, "made"],
    ["deployer of all", { role: "admin", targets: [] }, "beyond-own-role"],
    ["deployer of all", { role: "admin", targets: [shop] }, "beyond-own-role"],
    ["deployer of shop", { role: "deployer" }, "made"],
    ["deployer of shop", { role: "viewer" }, "made"],
    ["deployer of shop", { role: "admin" }, "beyond-own-role"],
    ["deployer of shop", { targets: [] }, "needs-role"],
    ["deployer of shop", { targets: [shop, till] }, "needs-role"],
    ["admin of till, deployer of shop", { role: "admin", targets: [till] }, "made"],
    ["admin of till, deployer of shop", { role: "admin", targets: [till, shop] }, "beyond-own-role"],
    ["admin of all", { days: 0 }, "invalid-input"],
    ["admin of all", { days: 366 }, "invalid-input"],
    ["admin of all", { name: " " }, "invalid-input"],
  ] as const)("by %s with %j is %s", async ([name, wanted, expected], { sandbox: _ }) => {
    const answer = await make(name, wanted);
    const body = await answer.json();
    expect(answer.ok ? "made" : body.kind).toBe(expected);
  });

  test("is told once, and kept as its hash", async ({ sandbox: _ }) => {
    const { token, secret } = await made("deployer of shop", {});
    expect(secret).toMatch(/^slipway_[\w-]{43}$/);
    const store = await getStore();
    const rows = JSON.stringify(await store.db.select().from(apiTokens));
    expect(rows).toContain(token.id);
    expect(rows).not.toContain(secret.slice(8));
    const listed = await (await get(listTokens, { headers: await cookiesOf("deployer of shop") })).text();
    expect(listed).toContain(token.id);
    expect(listed).not.toContain(secret.slice(8));
    const said = await (await get(listActivity, { headers: await cookiesOf("admin of all") })).text();
    expect(said).toContain(token.id);
    expect(said).not.toContain(secret.slice(8));
  });

  test("works where and as long as it may", async ({ sandbox: _ }) => {
    const { token, secret } = await made("deployer of shop", { role: "viewer" });
    const asToken = withSecret(secret);
    expect((await get(listRuns, asToken)).status).toBe(200);
    expect((await get(listRuns, { query: { target: till }, ...asToken })).status).toBe(403);
    const again = await post(
      createToken,
      { name: "x", kind: "api", role: "viewer", targets: [shop], days: 1 },
      asToken,
    );
    expect(again.status).toBe(403);
    const admin = { params: { id: token.id }, headers: await cookiesOf("admin of all") };
    const revoked = await post(revokeToken, {}, admin);
    expect((await revoked.json()).revokedAt).toBeDefined();
    expect((await get(listRuns, asToken)).status).toBe(401);
    expect((await post(revokeToken, {}, admin)).status).toBe(200);
  });

  test("does not make others, also where it may deploy", async ({ sandbox: _ }) => {
    const { secret } = await made("admin of all", { role: "admin", targets: [] });
    const body = { name: "x", kind: "api", role: "viewer", targets: [shop], days: 1 };
    expect((await (await post(createToken, body, withSecret(secret))).json()).kind).toBe("beyond-own-role");
  });

  test("of somebody else is there for admins of all targets alone", async ({ sandbox: _ }) => {
    const { token } = await made("admin of all", {});
    const ids = async (name: keyof typeof roles) => {
      const answer = await get(listTokens, { headers: await cookiesOf(name) });
      return ((await answer.json()).tokens as ApiToken[]).map(({ id }) => id);
    };
    expect(await ids("deployer of all")).not.toContain(token.id);
    expect(await ids("admin of all")).toContain(token.id);
    const other = { params: { id: token.id }, headers: await cookiesOf("deployer of all") };
    expect((await post(revokeToken, {}, other)).status).toBe(404);
  });
});

describe("a screen", () => {
  const enter = (token: string, headers: Cookies = { cookie: "", origin: "http://localhost:3000" }) =>
    post(openWallSession, { token }, { headers });

  test("gets a cookie for its token, and may look where that may", async ({ sandbox: _ }) => {
    const { token, secret } = await made("deployer of shop", { kind: "wall", role: "deployer" });
    expect(token.role).toBe("viewer");
    const answer = await enter(secret);
    expect(await answer.json()).toMatchObject({ name: "nightly", targets: [shop] });
    const [cookie = ""] = answer.headers.getSetCookie();
    expect(cookie).toContain(`${wallCookieName()}=${secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=`);
    const headers = { cookie: cookie.split(";")[0] ?? "", origin: "http://localhost:3000" };
    expect((await get(listRuns, { headers })).status).toBe(200);
    expect((await get(listRuns, { headers, query: { target: till } })).status).toBe(403);
    expect(
      (await post(createToken, { name: "x", kind: "wall", role: "viewer", targets: [shop], days: 1 }, { headers })).ok,
    ).toBe(false);
    await post(revokeToken, {}, { params: { id: token.id }, headers: await cookiesOf("deployer of shop") });
    expect((await get(listRuns, { headers })).status).toBe(401);
    expect((await enter(secret)).status).toBe(404);
  });

  test.for([
    ["admin of all", { targets: [] }, "made"],
    ["admin of till, deployer of shop", { targets: [till] }, "made"],
    ["admin of till, deployer of shop", { targets: [till, shop] }, "beyond-own-role"],
    ["deployer of shop", {}, "beyond-own-role"],
    ["deployer of shop", { shows: [] }, "made"],
    ["admin of all", { shows: ["money"] }, "invalid-input"],
    ["admin of all", { kind: "api" }, "invalid-input"],
  ] as const)(
    "that shows what services cost, by %s with %j, is %s",
    async ([name, wanted, expected], { sandbox: _ }) => {
      const answer = await make(name, { kind: "wall", shows: ["cost"], ...wanted });
      const body = await answer.json();
      expect(answer.ok ? "made" : body.kind).toBe(expected);
      if (expected === "invalid-input")
        expect(body.fields).toMatchObject([{ field: expect.stringContaining("shows") }]);
    },
  );

  test.for([
    ["an API token", async (): Promise<string> => (await made("admin of all", {})).secret, 404],
    ["what is no token", async (): Promise<string> => "x".repeat(40), 404],
    ["another cookie in it", async (): Promise<string> => "x; slipway.session=y", 400],
  ] as const)("does not get in with %s", async ([, token, status], { sandbox: _ }) => {
    const answer = await enter(await token());
    expect(answer.status).toBe(status);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test("is a screen again when the sign-in of somebody on it has ended", async ({ sandbox: _ }) => {
    const { secret } = await made("deployer of shop", { kind: "wall" });
    const ended = await sealSessionCookie({ sessionId: randomUUID(), secret: "over" }, 60);
    const cookie = `${sessionCookieName()}=${ended}; ${wallCookieName()}=${secret}`;
    expect((await get(listRuns, { headers: { cookie } })).status).toBe(200);
  });

  test("does not get in from another site", async ({ sandbox: _ }) => {
    const { secret } = await made("deployer of shop", { kind: "wall" });
    expect((await enter(secret, { cookie: "", origin: "https://elsewhere.example" })).status).toBe(403);
  });
});
