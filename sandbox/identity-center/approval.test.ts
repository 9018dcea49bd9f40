import {
  CreateTokenCommand,
  RegisterClientCommand,
  SSOOIDCClient,
  StartDeviceAuthorizationCommand,
} from "@aws-sdk/client-sso-oidc";
import { expect } from "vitest";
import { clientConfig } from "../client-config";
import type { Sandbox } from "../server";
import { test } from "../testing";
import { textsFor } from "./approval-texts";

test("a person enters the code, sees who asks and what people may do, and lets the program in", async ({ start }) => {
  const sandbox = await start({ scenario: "people" });
  const device = await startDevice(sandbox, "Deploy <console>");
  const form = await get(sandbox, "/identity-center/device");
  expect(form.text).toContain('name="user_code"');
  expect(form.headers.get("content-security-policy")).toContain("default-src 'none'");

  const typed = device.userCode.toLowerCase().replace("-", " ");
  const question = await get(sandbox, `/identity-center/device?user_code=${encodeURIComponent(typed)}`);
  for (const shown of [
    "Deploy &#60;console&#62; asks for access",
    device.userCode,
    "Tom Okafor",
    "tom@sandbox.example",
    "<li>Sandbox: Deployer, ViewOnly</li>",
    "<li>no account at all</li>",
    "pretend IAM Identity Center",
  ]) {
    expect(question.text).toContain(shown);
  }
  const ticket = ticketIn(question.text);
  const unchosen = await post(sandbox, { ticket, answer: "approve" });
  expect([unchosen.status, unchosen.text]).toEqual([422, expect.stringContaining("Choose who signs in.")]);
  const answered = await post(sandbox, { ticket, person: "tom", answer: "approve" });
  expect([answered.status, answered.text]).toEqual([200, expect.stringContaining("allowed for Tom Okafor")]);
  expect(await device.poll()).toMatchObject({ tokenType: "Bearer" });

  const again = await post(sandbox, { ticket, person: "mina", answer: "approve" });
  expect([again.status, again.text]).toEqual([410, expect.stringContaining("answered before")]);
});

test("a person can deny, without choosing who", async ({ start }) => {
  const sandbox = await start({ scenario: "people" });
  const device = await startDevice(sandbox);
  const question = await get(sandbox, `/identity-center/device?user_code=${device.userCode}`);
  expect((await post(sandbox, { ticket: ticketIn(question.text), answer: "deny" })).text).toContain("denied");
  await expect(device.poll()).rejects.toMatchObject({ error: "access_denied" });
});

test.for([
  ["an unknown code", "BBBB-BBBB"],
  ["markup", '"><script>'],
] as const)("for %s the code is asked for again", async ([, code], { start }) => {
  const sandbox = await start({ scenario: "people" });
  await startDevice(sandbox);
  const { text } = await get(sandbox, `/identity-center/device?user_code=${encodeURIComponent(code)}`);
  expect(text).toContain("This code is not known");
  expect(text).not.toContain("<script>");
});

test("a code whose time is over is not shown any more", async ({ start }) => {
  const sandbox = await start({ scenario: "people" });
  const { userCode } = await startDevice(sandbox);
  sandbox.world.step(600_000);
  const { text } = await get(sandbox, `/identity-center/device?user_code=${userCode}`);
  expect(text).toContain("its time is over");
});

test.for([
  ["another page", { origin: "http://evil.example" }],
  ["a page without an origin", { origin: "null" }],
  ["another site, as the browser says", { "sec-fetch-site": "cross-site" }],
] as const)("%s cannot answer for a person", async ([, headers], { start }) => {
  const sandbox = await start({ scenario: "people" });
  const device = await startDevice(sandbox);
  const question = await get(sandbox, `/identity-center/device?user_code=${device.userCode}`);
  const body = { ticket: ticketIn(question.text), person: "tom", answer: "approve" };
  expect((await post(sandbox, body, { ...headers })).status).toBe(403);
  await expect(device.poll()).rejects.toMatchObject({ error: "authorization_pending" });

  const own = await post(sandbox, body, { origin: sandbox.origin, "sec-fetch-site": "same-origin" });
  expect(own.status).toBe(200);
});

test.for([
  ["ja", "ja"],
  ["ja-JP,en;q=0.8", "ja"],
  ["en;q=0.5,ja;q=0.9", "ja"],
  ["de,en;q=0.9,ja;q=0.1", "en"],
  ["ja;q=0", "en"],
  ["fr", "en"],
  ["", "en"],
])("for the languages %s the page is in %s", ([accepted, language]) => {
  expect(textsFor(accepted).language).toBe(language);
});

async function startDevice(sandbox: Sandbox, clientName = "test") {
  const oidc = new SSOOIDCClient(clientConfig(sandbox));
  const client = await oidc.send(new RegisterClientCommand({ clientName, clientType: "public" }));
  const { clientId, clientSecret } = client;
  const startUrl = "https://slipway.awsapps.com/start";
  const started = await oidc.send(new StartDeviceAuthorizationCommand({ clientId, clientSecret, startUrl }));
  const grantType = "urn:ietf:params:oauth:grant-type:device_code";
  const { deviceCode, userCode = "" } = started;
  return {
    userCode,
    poll: () => oidc.send(new CreateTokenCommand({ clientId, clientSecret, grantType, deviceCode })),
  };
}

async function get({ origin }: Sandbox, path: string) {
  const response = await fetch(`${origin}${path}`);
  return { headers: response.headers, text: await response.text() };
}

async function post({ origin }: Sandbox, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(fields);
  const response = await fetch(`${origin}/identity-center/device`, { method: "POST", body, headers });
  return { status: response.status, text: await response.text() };
}

function ticketIn(html: string): string {
  return /name="ticket" value="([^"]+)"/.exec(html)?.[1] ?? "";
}
