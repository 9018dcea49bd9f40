import { createHash, randomBytes } from "node:crypto";
import {
  GetRoleCredentialsCommand,
  ListAccountRolesCommand,
  ListAccountsCommand,
  LogoutCommand,
  SSOClient,
} from "@aws-sdk/client-sso";
import {
  CreateTokenCommand,
  RegisterClientCommand,
  SSOOIDCClient,
  StartDeviceAuthorizationCommand,
} from "@aws-sdk/client-sso-oidc";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { expect } from "vitest";
import { clientConfig } from "../client-config";
import type { Directory } from "../identity-center/directory";
import type { Sandbox } from "../server";
import { test } from "../testing";

const startUrl = "https://slipway.awsapps.com/start";
const deviceGrant = "urn:ietf:params:oauth:grant-type:device_code";
const refreshable = { scopes: ["sso:account:access"], grantTypes: [deviceGrant, "refresh_token"] };

test("a person who approves the code gets credentials of a role that was assigned", async ({ start }) => {
  const sandbox = await start({ scenario: "people" });
  const { oidc, portal } = clientsOf(sandbox);
  const device = await startDevice(oidc);
  expect(device).toMatchObject({
    userCode: expect.stringMatching(/^[A-Z]{4}-[A-Z]{4}$/),
    expiresIn: 600,
    interval: 5,
    verificationUri: `${sandbox.origin}/identity-center/device`,
    verificationUriComplete: `${sandbox.origin}/identity-center/device?user_code=${device.userCode}`,
  });
  await expect(device.poll()).rejects.toMatchObject({
    name: "AuthorizationPendingException",
    error: "authorization_pending",
    error_description: expect.any(String),
    $metadata: { httpStatusCode: 400 },
  });

  await approve(sandbox, device.userCode, "tom");
  sandbox.world.step(5000);
  const { accessToken, expiresIn, refreshToken, tokenType } = await device.poll();
  expect({ expiresIn, refreshToken, tokenType }).toEqual({ expiresIn: 28_800, tokenType: "Bearer" });
  await expect(device.poll()).rejects.toMatchObject({ name: "InvalidGrantException", error: "invalid_grant" });

  const { accountList } = await portal.send(new ListAccountsCommand({ accessToken }));
  expect(accountList).toEqual([
    { accountId: "482109334517", accountName: "Sandbox", emailAddress: "aws@sandbox.example" },
  ]);
  const accountId = "482109334517";
  const first = await portal.send(new ListAccountRolesCommand({ accessToken, accountId, maxResults: 1 }));
  const second = await portal.send(
    new ListAccountRolesCommand({ accessToken, accountId, maxResults: 1, nextToken: first.nextToken }),
  );
  expect([first.roleList, second.roleList, second.nextToken]).toEqual([
    [{ roleName: "Deployer", accountId }],
    [{ roleName: "ViewOnly", accountId }],
    undefined,
  ]);

  const { roleCredentials = {} } = await portal.send(
    new GetRoleCredentialsCommand({ accessToken, accountId, roleName: "Deployer" }),
  );
  expect(roleCredentials.accessKeyId).toMatch(/^ASIA/);
  expect(Number(roleCredentials.expiration) - sandbox.world.clock.now()).toBeGreaterThan(4 * 3_600_000 - 5000);
  const { accessKeyId = "", secretAccessKey = "", sessionToken } = roleCredentials;
  const sts = new STSClient({
    ...clientConfig(sandbox),
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
  });
  expect((await sts.send(new GetCallerIdentityCommand())).Arn).toMatch(
    /^arn:aws:sts::482109334517:assumed-role\/AWSReservedSSO_Deployer_[0-9a-f]{16}\/tom$/,
  );

  for (const roleName of ["AdministratorAccess", "Nothing"]) {
    await expect(
      portal.send(new GetRoleCredentialsCommand({ accessToken, accountId, roleName })),
    ).rejects.toMatchObject({ name: "ForbiddenException", message: "No access", $metadata: { httpStatusCode: 403 } });
  }
  await expect(
    portal.send(new ListAccountRolesCommand({ accessToken, accountId: "111122223333" })),
  ).rejects.toMatchObject({ name: "ForbiddenException" });
});

test("a stay outlives the sandbox where its world is kept", async ({ start, dataDir }) => {
  const before = await start({ scenario: "people", dataDir });
  const accessToken = await signIn(before, "tom");
  await before.close();
  const after = await start({ scenario: "people", dataDir });
  const { accountList } = await clientsOf(after).portal.send(new ListAccountsCommand({ accessToken }));
  expect(accountList).toHaveLength(1);
});

test("who was assigned nothing signs in and sees no account", async ({ start }) => {
  const sandbox = await start({ scenario: "people" });
  const accessToken = await signIn(sandbox, "lee");
  expect((await clientsOf(sandbox).portal.send(new ListAccountsCommand({ accessToken }))).accountList).toEqual([]);
});

test("a client that asks too often is slowed down, and from then on has to wait longer", async ({ start }) => {
  const sandbox = await start({ scenario: "people" });
  const device = await startDevice(clientsOf(sandbox).oidc);
  const errors: string[] = [];
  for (const stepMs of [0, 0, 5000, 15_100, 0]) {
    sandbox.world.step(stepMs);
    errors.push(await device.poll().catch(({ error }) => error));
  }
  expect(errors).toEqual(["authorization_pending", "slow_down", "slow_down", "authorization_pending", "slow_down"]);
});

test("a code that was denied, or that nobody entered in time, is refused for good", async ({ start }) => {
  const sandbox = await start({ scenario: "people" });
  const { oidc } = clientsOf(sandbox);
  const denied = await startDevice(oidc);
  await change(sandbox, { deny: { userCode: denied.userCode } });
  await expect(denied.poll()).rejects.toMatchObject({ name: "AccessDeniedException", error: "access_denied" });

  const late = await startDevice(oidc);
  sandbox.world.step(600_000);
  await expect(late.poll()).rejects.toMatchObject({ name: "ExpiredTokenException", error: "expired_token" });
  expect(await change(sandbox, { approve: { userCode: late.userCode, userName: "tom" } })).toEqual({ answered: false });
});

test("a client with scopes gets short tokens, and refreshes them until the stay ends", async ({ start }) => {
  const sandbox = await start({ scenario: "people" });
  const { oidc, portal } = clientsOf(sandbox);
  const device = await startDevice(oidc, refreshable);
  await approve(sandbox, device.userCode, "mina");
  const first = await device.poll();
  expect(first).toMatchObject({ expiresIn: 3600, refreshToken: expect.any(String) });
  const refresh = (refreshToken: string | undefined) =>
    oidc.send(new CreateTokenCommand({ ...device.client, grantType: "refresh_token", refreshToken }));

  sandbox.world.step(3_600_000);
  const list = (accessToken: string | undefined) => portal.send(new ListAccountsCommand({ accessToken }));
  await expect(list(first.accessToken)).rejects.toMatchObject({
    name: "UnauthorizedException",
    message: "Session token not found or invalid",
    $metadata: { httpStatusCode: 401 },
  });
  const second = await refresh(first.refreshToken);
  expect((await list(second.accessToken)).accountList).toHaveLength(1);
  await expect(refresh(first.refreshToken)).rejects.toMatchObject({ error: "invalid_grant" });

  sandbox.world.step(7 * 3_600_000);
  await expect(refresh(second.refreshToken)).rejects.toMatchObject({ error: "invalid_grant" });
});

test("sign-out and an administrator's sign-out end the stay at once", async ({ start }) => {
  const sandbox = await start({ scenario: "people" });
  const { portal } = clientsOf(sandbox);
  const [mine, theirs] = [await signIn(sandbox, "tom"), await signIn(sandbox, "ines")];
  await portal.send(new LogoutCommand({ accessToken: mine }));
  expect(await change(sandbox, { signOut: { userName: "ines" } })).toEqual({ ended: 1 });
  for (const accessToken of [mine, theirs, "unknown"]) {
    await expect(portal.send(new ListAccountsCommand({ accessToken }))).rejects.toMatchObject({
      name: "UnauthorizedException",
    });
  }
});

test.for([
  ["an unknown client", { clientId: "x" }, 401, "InvalidClientException", "invalid_client"],
  ["a wrong secret", { clientSecret: "x" }, 401, "InvalidClientException", "invalid_client"],
  ["another grant", { grantType: "password" }, 400, "UnsupportedGrantTypeException", "unsupported_grant_type"],
  [
    "a grant that it was not registered for",
    { grantType: "authorization_code" },
    400,
    "UnauthorizedClientException",
    "unauthorized_client",
  ],
  ["an unknown code", { deviceCode: "x" }, 400, "InvalidGrantException", "invalid_grant"],
  ["no code", { deviceCode: undefined }, 400, "InvalidRequestException", "invalid_request"],
] as const)("a token asked for with %s is refused", async ([, input, status, name, error], { start }) => {
  const sandbox = await start({ scenario: "people" });
  const { oidc } = clientsOf(sandbox);
  const { client, deviceCode } = await startDevice(oidc, refreshable);
  await expect(
    oidc.send(new CreateTokenCommand({ ...client, grantType: deviceGrant, deviceCode, ...input })),
  ).rejects.toMatchObject({
    name,
    error,
    error_description: expect.stringMatching(/./),
    $metadata: { httpStatusCode: status },
  });
});

test.for([
  ["another type", { clientType: "confidential" }, "invalid_client_metadata"],
  ["an unknown scope", { scopes: ["everything"] }, "invalid_scope"],
  ["an unknown grant", { grantTypes: ["password"] }, "unsupported_grant_type"],
  ["a redirect to elsewhere", { redirectUris: ["https://example.com/"] }, "invalid_redirect_uri"],
  ["another issuer", { issuerUrl: "https://other.awsapps.com/start" }, "invalid_request"],
] as const)("a client of %s is not registered", async ([, input, error], { start }) => {
  const { oidc } = clientsOf(await start({ scenario: "people" }));
  const [scopes, grantTypes, redirectUris] = [
    "scopes" in input ? [...input.scopes] : [],
    "grantTypes" in input ? [...input.grantTypes] : undefined,
    "redirectUris" in input ? [...input.redirectUris] : undefined,
  ];
  const command = { clientName: "test", clientType: "public", ...input, scopes, grantTypes, redirectUris };
  await expect(oidc.send(new RegisterClientCommand(command))).rejects.toMatchObject({ error });
});

test("another portal's start URL is refused, and a client's secret ends after 90 days", async ({ start }) => {
  const sandbox = await start({ scenario: "people" });
  const { oidc } = clientsOf(sandbox);
  const { client } = await startDevice(oidc);
  const begin = (url: string) => oidc.send(new StartDeviceAuthorizationCommand({ ...client, startUrl: url }));
  await expect(begin("https://other.awsapps.com/start")).rejects.toMatchObject({ error: "invalid_request" });
  await expect(begin(`${startUrl}/#/`)).resolves.toMatchObject({ interval: 5 });

  sandbox.world.step(90 * 86_400_000);
  await expect(begin(startUrl)).rejects.toMatchObject({ error: "invalid_client", $metadata: { httpStatusCode: 401 } });
});

test("the lengths of codes and of the wait are the scenario's to set, and do not shrink with the clock's speed", async ({
  start,
}) => {
  const sandbox = await start({ scenario: "people" });
  const directory = sandbox.world.settings.identityCenter as Directory;
  directory.lifetimes = { codeMs: 30_000, pollSeconds: 1 };
  expect(await startDevice(clientsOf(sandbox).oidc)).toMatchObject({ expiresIn: 30, interval: 1 });
});

test("a program on the person's machine signs in through the browser with PKCE", async ({ start }) => {
  const sandbox = await start({ scenario: "people" });
  const { oidc, portal } = clientsOf(sandbox);
  const registered = await oidc.send(
    new RegisterClientCommand({
      clientName: "botocore-client-test",
      clientType: "public",
      grantTypes: ["authorization_code", "refresh_token"],
      redirectUris: ["http://127.0.0.1/oauth/callback"],
      issuerUrl: startUrl,
      scopes: ["sso:account:access"],
    }),
  );
  const { clientId = "", clientSecret } = registered;
  const codeVerifier = randomBytes(48).toString("base64url");
  const redirectUri = "http://127.0.0.1:51234/oauth/callback";
  const query = new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    state: "some state",
    code_challenge_method: "S256",
    scopes: "sso:account:access",
    code_challenge: createHash("sha256").update(codeVerifier).digest("base64url"),
  });
  const page = await (await fetch(`${sandbox.origin}/authorize?${query}`)).text();
  const ticket = /name="ticket" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const answered = await fetch(`${sandbox.origin}/authorize`, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ ticket, person: "tom", answer: "approve" }),
  });
  const location = new URL(answered.headers.get("location") ?? "");
  expect([answered.status, `${location.origin}${location.pathname}`]).toEqual([303, redirectUri]);
  expect(location.searchParams.get("state")).toBe("some state");

  const code = location.searchParams.get("code") ?? "";
  const exchange = (input: object) =>
    oidc.send(
      new CreateTokenCommand({
        clientId,
        clientSecret,
        grantType: "authorization_code",
        code,
        redirectUri,
        codeVerifier,
        ...input,
      }),
    );
  await expect(exchange({ codeVerifier: "wrong" })).rejects.toMatchObject({ error: "invalid_grant" });
  await expect(exchange({ redirectUri: `${redirectUri}2` })).rejects.toMatchObject({ error: "invalid_grant" });
  const { accessToken, refreshToken } = await exchange({});
  expect(refreshToken).toBeDefined();
  expect((await portal.send(new ListAccountsCommand({ accessToken }))).accountList).toHaveLength(1);
  await expect(exchange({})).rejects.toMatchObject({ error: "invalid_grant" });

  query.set("redirect_uri", "https://example.com/oauth/callback");
  const refused = await fetch(`${sandbox.origin}/authorize?${query}`, { redirect: "manual" });
  expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining("invalid_redirect_uri")]);
});

function clientsOf(sandbox: Sandbox) {
  const config = clientConfig(sandbox);
  return { oidc: new SSOOIDCClient(config), portal: new SSOClient(config) };
}

async function startDevice(oidc: SSOOIDCClient, registration: { scopes?: string[]; grantTypes?: string[] } = {}) {
  const { clientId, clientSecret } = await oidc.send(
    new RegisterClientCommand({ clientName: "test", clientType: "public", ...registration }),
  );
  const client = { clientId, clientSecret };
  const started = await oidc.send(new StartDeviceAuthorizationCommand({ ...client, startUrl }));
  const { deviceCode } = started;
  return {
    ...started,
    userCode: started.userCode ?? "",
    client,
    poll: () => oidc.send(new CreateTokenCommand({ ...client, grantType: deviceGrant, deviceCode })),
  };
}

async function signIn(sandbox: Sandbox, userName: string): Promise<string | undefined> {
  const device = await startDevice(clientsOf(sandbox).oidc);
  await approve(sandbox, device.userCode, userName);
  return (await device.poll()).accessToken;
}

async function approve(sandbox: Sandbox, userCode: string, userName: string): Promise<void> {
  expect(await change(sandbox, { approve: { userCode, userName } })).toEqual({ answered: true });
}

async function change({ origin }: Sandbox, body: object): Promise<unknown> {
  const response = await fetch(`${origin}/_sandbox/identity-center`, { method: "POST", body: JSON.stringify(body) });
  return response.json();
}
