import { randomBytes } from "node:crypto";
import { describe, expect } from "vitest";
import { GET as followPage } from "@/app/api/v1/events/route";
import { GET as readSession } from "@/app/api/v1/session/route";
import { POST as revokeSession } from "@/app/api/v1/sessions/[id]/revoke/route";
import { POST as revokeAll } from "@/app/api/v1/sessions/revoke-all/route";
import { GET as listSessions } from "@/app/api/v1/sessions/route";
import { getStore } from "@/server/context";
import { handleAuth } from "@/server/http/handle-auth";
import { countUp } from "@/server/store/rate-counts";
import { get, post, signedIn, testIn } from "@/server/testing";
import { openSession } from "./sessions";

const test = testIn({ withEngine: false });

const alice = { person: { id: "operator:alice", name: "alice", groups: [] } };
const bob = {
  person: { id: "identity-center:bob", name: "bob", groups: [] },
  method: "identity-center" as const,
};

async function idOf(headers: { cookie: string; origin: string }): Promise<string> {
  return (await (await get(readSession, { headers })).json()).id;
}

describe("a session", () => {
  test("is a row of its own at every sign-in, so that a cookie from before stays what it was", async ({
    sandbox: _,
  }) => {
    const [one, other] = [await signedIn(alice), await signedIn(alice)];
    expect(one.cookie).not.toBe(other.cookie);
    expect(await idOf(one)).not.toBe(await idOf(other));
  });

  test("that is renewed takes the place of the one before", async ({ sandbox: _ }) => {
    const before = await signedIn(alice);
    const after = await signedIn({ ...alice, replaces: await idOf(before) });
    expect((await get(readSession, { headers: before })).status).toBe(401);
    expect((await get(readSession, { headers: after })).status).toBe(200);
  });

  test("is of no use to anybody once it is revoked, nor when it is sent again", async ({ sandbox: _ }) => {
    const mine = await signedIn(alice);
    const answer = await post(revokeSession, {}, { params: { id: await idOf(mine) }, headers: mine });
    expect(await answer.json()).toEqual({ revoked: 1 });
    for (let again = 0; again < 3; again++) expect((await get(readSession, { headers: mine })).status).toBe(401);
  });

  test("is seen and ended by whose it is, and by an admin of all targets", async ({ sandbox: _ }) => {
    const [his, hers] = [await signedIn(bob), await signedIn(alice)];
    const ids = async (headers: { cookie: string; origin: string }): Promise<string[]> => {
      const { sessions } = await (await get(listSessions, { headers })).json();
      return sessions.map(({ id }: { id: string }) => id);
    };
    const [hisId, hersId] = [await idOf(his), await idOf(hers)];
    expect(await ids(his)).toEqual([hisId]);
    expect(await ids(hers)).toEqual(expect.arrayContaining([hisId, hersId]));
    expect((await post(revokeSession, {}, { params: { id: hersId }, headers: his })).status).toBe(404);
    expect((await post(revokeAll, { of: "everybody" }, { headers: his })).status).toBe(403);
    expect((await post(revokeAll, { of: "everybody" }, { headers: hers })).status).toBe(200);
    expect((await get(readSession, { headers: his })).status).toBe(401);
    expect((await get(readSession, { headers: hers })).status).toBe(200);
  });

  test("closes its open pages within five seconds when it is revoked", async ({ sandbox: _ }) => {
    const mine = await signedIn(alice);
    const stream = (await get(followPage, { headers: mine })).body?.getReader();
    await stream?.read();
    const revokedAt = Date.now();
    await post(revokeSession, {}, { params: { id: await idOf(mine) }, headers: mine });
    for (;;) if ((await stream?.read())?.done) break;
    expect(Date.now() - revokedAt).toBeLessThan(5000);
  });

  test("holds while the database can only be read", async ({ sandbox: _ }) => {
    const mine = await signedIn(alice);
    const { pool } = await getStore();
    await pool.query("update sessions set last_seen_at = now() - interval '1 hour'");
    await pool.query(`create function refuse() returns trigger language plpgsql as
      $$ begin raise exception 'read-only' using errcode = '25006'; end $$`);
    await pool.query("create trigger refuse before update on sessions execute function refuse()");
    const { status } = await get(readSession, { headers: mine });
    await pool.query("drop trigger refuse on sessions");
    expect(status).toBe(200);
  });

  test("is kept without the secret of its cookie", async ({ sandbox: _ }) => {
    const { secret } = await openSession(await getStore(), {
      ...alice,
      method: "operator",
      expiresAt: new Date(Date.now() + 1000),
    });
    const { rows } = await (await getStore()).pool.query("select s::text as text from sessions s");
    expect(rows.map(({ text }) => text).join()).not.toContain(secret);
  });
});

test.for([
  ["is too long", { "content-length": "20000" }],
  ["does not say how long it is", {}],
] as const)("a form of a sign-in that %s is not read", async ([, headers], { sandbox: _ }) => {
  const url = "http://localhost:3000/api/auth/callback/operator";
  const request = new Request(url, { method: "POST", headers: { origin: "http://localhost:3000", ...headers } });
  const answer = await handleAuth(request, { params: Promise.resolve({ nextauth: ["callback", "operator"] }) });
  expect(answer.status).toBe(413);
});

test("two hundred headers that are no token are nobody's, and break nothing", async ({ sandbox: _ }) => {
  const schemes = ["Bearer", "bearer", "Basic", "Token", "", "Bearer Bearer", "BEARER\t", "Bearer,"];
  const tails = [
    "",
    " ",
    "null",
    "undefined",
    "{}",
    "..",
    "a.b.c",
    "%00",
    "' or 1=1 --",
    "\u00e9\u00ff",
    "x".repeat(9000),
  ];
  const random = Array.from({ length: 120 }, (_each, index) => `Bearer ${randomBytes(index).toString("latin1")}`);
  const malformed = [...schemes.flatMap((scheme) => tails.map((tail) => `${scheme} ${tail}`)), ...random].map((text) =>
    text.replace(/[\0\r\n]/g, "_"),
  );
  expect(malformed.length).toBeGreaterThanOrEqual(200);
  for (const authorization of malformed) {
    const answer = await get(readSession, { headers: { authorization } });
    expect(answer.status, authorization).toBe(401);
  }
});

test("two hundred cookies that were not sealed here are nobody's", async ({ sandbox: _ }) => {
  const { cookie } = await signedIn(alice);
  const [name = "", value = ""] = cookie.split("=");
  for (let index = 0; index < 200; index++) {
    const changed =
      index < 100 ? value.slice(0, index * 2) : `${value.slice(0, index)}${index}${value.slice(index + 3)}`;
    const answer = await get(readSession, { headers: { cookie: `${name}=${changed}`, origin: "x" } });
    expect(answer.status, changed).toBe(401);
  }
});

describe("how often", () => {
  test("is counted once for all who count at the same time", async ({ sandbox: _ }) => {
    const store = await getStore();
    const limit = { max: 5, windowMs: 60_000 };
    const waits = await Promise.all(Array.from({ length: 12 }, () => countUp(store, "some sign-in", limit)));
    expect(waits.filter((wait) => wait === undefined)).toHaveLength(5);
    for (const wait of waits.filter((each) => each !== undefined)) expect(wait).toBeLessThanOrEqual(60_000);
  });

  test("begins anew when the window has passed", async ({ sandbox: _ }) => {
    const store = await getStore();
    const limit = { max: 1, windowMs: 150 };
    expect(await countUp(store, "soon again", limit)).toBeUndefined();
    expect(await countUp(store, "soon again", limit)).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await countUp(store, "soon again", limit)).toBeUndefined();
  });

  test("twenty event streams are one person's, and one that ends makes room", async ({ sandbox: _ }) => {
    const headers = await signedIn({ person: { id: "operator:carol", name: "carol", groups: [] } });
    const streams = [];
    for (let count = 0; count < 20; count++) {
      const answer = await get(followPage, { headers });
      expect(answer.status).toBe(200);
      const reader = answer.body?.getReader();
      await reader?.read();
      streams.push(reader);
    }
    const refused = await get(followPage, { headers });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    await streams[0]?.cancel();
    await expect.poll(async () => (await get(followPage, { headers })).status).toBe(200);
    for (const stream of streams) await stream?.cancel();
  });
});
