import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";
import { afterAll, describe, expect } from "vitest";
import { GET as readSession } from "@/app/api/v1/session/route";
import { GET as listTargets } from "@/app/api/v1/targets/route";
import { getStore } from "@/server/context";
import { testIn } from "@/server/testing";
import { Browser } from "./browser-testing";

const server = createServer((request, response) => answer(request, response)).listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo;
const issuer = `http://127.0.0.1:${port}`;
const client = { client_id: "slipway", client_secret: "a-secret-of-the-client-0123456789" };

const people: Record<string, Record<string, unknown>> = {
  mina: { name: "Mina Sato", email: "mina@example.com", email_verified: true, groups: ["platform", "everyone"] },
  tom: { name: "Tom Okafor", email: "mina@example.com", email_verified: false, groups: "everyone" },
};

/** A real provider, whose login page lets in whoever is named. */
const answer = new Provider(issuer, {
  clients: [{ ...client, redirect_uris: ["http://localhost:3000/api/auth/callback/oidc"] }],
  claims: { openid: ["sub"], profile: ["name", "groups"], email: ["email", "email_verified"] },
  findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id, ...people[id] }) }),
  cookies: { keys: ["a-key-of-the-provider"] },
  features: { devInteractions: { enabled: true } },
  pkce: { required: () => true },
  ttl: { Interaction: 60, Session: 60, Grant: 60, AccessToken: 60, IdToken: 60 },
}).callback();
afterAll(() => server.close());

/** What a person does at the provider: names themselves, agrees, and is sent back. */
async function approveAt(leaving: string, login: string): Promise<URL> {
  const jar = new Browser();
  let next: { address: string; form?: Record<string, string> } = { address: leaving };
  for (let step = 0; step < 12; step++) {
    const { address, form } = next;
    const answered = await fetch(address, {
      redirect: "manual",
      headers: { cookie: jar.headers.cookie },
      ...(form && { method: "POST", body: new URLSearchParams(form) }),
    });
    jar.keep(answered.headers.getSetCookie());
    const location = answered.headers.get("location");
    if (location) {
      const url = new URL(location, address);
      if (url.port !== String(port)) return url;
      next = { address: url.href };
      continue;
    }
    const page = await answered.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (!prompt) throw new Error(`${answered.status} ${page.slice(0, 500)}`);
    next = { address, form: { prompt, login, password: "any" } };
  }
  throw new Error("The provider leads nowhere");
}

const test = testIn({
  withEngine: false,
  env: {
    SLIPWAY_OIDC_ISSUER: issuer,
    SLIPWAY_OIDC_CLIENT_ID: client.client_id,
    SLIPWAY_OIDC_CLIENT_SECRET: client.client_secret,
    SLIPWAY_ROLES: "admin=group:platform, viewer=group:everyone, admin=person:mina@example.com",
  },
});

async function leave(browser: Browser): Promise<string> {
  const { body } = await browser.auth("GET", ["csrf"]);
  const { csrfToken } = body as { csrfToken: string };
  const { url = "" } = await browser.auth("POST", ["signin", "oidc"], { body: { csrfToken, json: "true" } });
  return url;
}

async function signedInAs(login: string): Promise<Browser> {
  const browser = new Browser();
  const back = await approveAt(await leave(browser), login);
  await browser.auth("GET", ["callback", "oidc"], { query: Object.fromEntries(back.searchParams) });
  return browser;
}

describe("signing in with a company's provider", () => {
  test("carries PKCE, state and nonce, and ends with the person and the groups", async ({ sandbox }) => {
    const leaving = new URL(await leave(new Browser()));
    expect(leaving.origin).toBe(issuer);
    expect(Object.fromEntries(leaving.searchParams)).toMatchObject({
      code_challenge_method: "S256",
      code_challenge: expect.stringMatching(/.{40,}/),
      state: expect.stringMatching(/.{20,}/),
      nonce: expect.stringMatching(/.{20,}/),
    });
    const browser = await signedInAs("mina");
    expect(await browser.get(readSession)).toMatchObject({
      person: { id: "oidc:mina", name: "Mina Sato" },
      method: "oidc",
      groups: ["platform", "everyone"],
      roles: { "*": "admin" },
    });
    expect(await browser.get(listTargets)).toMatchObject({ targets: [{ target: sandbox.target }] });
  });

  test("an address that the provider has not verified is nobody's", async ({ sandbox: _ }) => {
    const browser = await signedInAs("tom");
    expect(await browser.get(readSession)).toMatchObject({
      person: { id: "oidc:tom" },
      groups: ["everyone"],
      roles: { "*": "viewer" },
    });
  });

  test("an answer does not fit another browser than the one that left for it", async ({ sandbox: _ }) => {
    const attacker = new Browser();
    const back = await approveAt(await leave(attacker), "mina");
    const query = Object.fromEntries(back.searchParams);
    const victim = new Browser();
    await leave(victim);
    expect((await victim.auth("GET", ["callback", "oidc"], { query })).url).toContain("error=OAuthCallback");
    expect(await victim.get(readSession)).toMatchObject({ kind: "not-signed-in" });
    const { pool } = await getStore();
    const refusals = () => pool.query("select detail from audit where action = 'sign-in-refused'");
    const expected = { detail: { method: "oidc", reason: "OAUTH_CALLBACK_ERROR" } };
    await expect.poll(async () => (await refusals()).rows).toContainEqual(expected);
  });

  test("an answer is good once", async ({ sandbox: _ }) => {
    const browser = new Browser();
    const cookies = new Map(browser.cookies);
    const back = await approveAt(await leave(browser), "mina");
    for (const [name, value] of browser.cookies) cookies.set(name, value);
    const query = Object.fromEntries(back.searchParams);
    await browser.auth("GET", ["callback", "oidc"], { query });
    const again = new Browser();
    for (const [name, value] of cookies) again.cookies.set(name, value);
    expect((await again.auth("GET", ["callback", "oidc"], { query })).url).toContain("error=OAuthCallback");
  });
});
