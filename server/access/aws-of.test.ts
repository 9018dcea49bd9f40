import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { describe, expect } from "vitest";
import { ProblemError } from "@/lib/domain/problem";
import { newAccount } from "@/sandbox/accounts";
import { changeIdentityCenter } from "@/sandbox/identity-center/control";
import type { Assignment } from "@/sandbox/identity-center/directory";
import { openReservedRoles } from "@/sandbox/identity-center/reserved-roles";
import { administratorAccess, deployer, viewOnly } from "@/sandbox/scenarios/permission-sets";
import type { Scenario } from "@/sandbox/scenarios/scenario";
import type { Sandbox } from "@/sandbox/server";
import { toSessionName } from "@/server/aws/assumed-role";
import { listStacks } from "@/server/aws/cloudformation";
import { listExpressServices } from "@/server/aws/ecs";
import { askForTokens, openSsoOidc, registerClient, startDeviceAuthorization } from "@/server/aws/sso-oidc";
import { readReachedTarget } from "@/server/aws/sts";
import { getStore } from "@/server/context";
import { findSessionTokens, insertSessionTokens, replaceSessionTokens } from "@/server/store/session-tokens";
import { insertFirstTarget } from "@/server/store/targets";
import { testIn } from "@/server/testing";
import { awsOf, awsOfRun } from "./aws-of";
import { identityCenterEnv } from "./identity-center-testing";
import { findAccessToken, sealTokens } from "./identity-tokens";
import { findPersonSession, openSession } from "./sessions";
import { viewerOf } from "./viewer";
import { openReader } from "./watch-reader";

const region = "ap-northeast-1";
const accounts = ["111111111111", "222222222222", "333333333333", "444444444444"].map((id, index) =>
  newAccount({ id, name: `Account ${index + 1}`, email: `account-${index + 1}@sandbox.example` }),
);
const users = ["ada", "bea", "cem", "dov", "eva", "fay"];
const roles = [administratorAccess, deployer, viewOnly];

/** Each third of the seventy-two, spread over all. */
const assignments: Assignment[] = users.flatMap((person, user) =>
  accounts.flatMap(({ id }, account) =>
    roles.flatMap(({ name }, role) =>
      (user + 2 * account + role) % 3 === 0 ? [{ person, permissionSet: name, accounts: [id] }] : [],
    ),
  ),
);

const fourAccounts: Scenario = {
  name: "four-accounts",
  summary: "Six people with different roles in four accounts.",
  accounts,
  settings: {
    ec2: { defaultVpc: true },
    identityCenter: {
      startUrls: [String(identityCenterEnv.SLIPWAY_IDENTITY_CENTER_START_URL)],
      region: "eu-west-1",
      people: users.map((userName) => ({ userName, displayName: userName, email: `${userName}@sandbox.example` })),
      permissionSets: roles,
      assignments,
    },
  },
  seed: openReservedRoles,
};

const test = testIn({
  scenario: fourAccounts,
  withEngine: false,
  env: {
    ...identityCenterEnv,
    AWS_ACCESS_KEY_ID: accounts[0]?.accessKeyId,
    AWS_SECRET_ACCESS_KEY: accounts[0]?.secretAccessKey,
  },
});

/** A session with an account and a role, whether or not Identity Center gives them. */
async function openSessionOf(
  tokens: Awaited<ReturnType<typeof tokensOf>>,
  user: string,
  account: string,
  role: string,
) {
  const store = await getStore();
  const personId = `identity-center:${user}`;
  const carried = await openSession(store, {
    person: { id: personId, name: user, groups: [] },
    method: "identity-center",
    account,
    roleName: role,
    expiresAt: new Date(Date.now() + 3_600_000),
    alongside: async (db, sessionId) =>
      insertSessionTokens({ db }, await sealTokens(store, { sessionId, personId, account }, tokens)),
  });
  const session = await findPersonSession(store, carried);
  if (!session) throw new Error("There is no session");
  return { store, session };
}

async function tokensOf({ world }: Sandbox, userName: string) {
  const oidc = openSsoOidc("eu-west-1");
  const client = await registerClient(oidc);
  const startUrl = String(identityCenterEnv.SLIPWAY_IDENTITY_CENTER_START_URL);
  const code = await startDeviceAuthorization(oidc, client, startUrl);
  changeIdentityCenter(world, { approve: { userCode: code.userCode, userName } });
  const answer = await askForTokens(oidc, client, code.deviceCode);
  if (answer.state !== "approved") throw new Error(answer.state);
  return answer.tokens;
}

async function saveTarget(account: string, reach: Parameters<typeof insertFirstTarget>[1]["reach"], readRole?: string) {
  const target = `${account}~${region}`;
  const settings = { target, alias: account, colour: "plain", isProtected: false } as const;
  const rest = { reach, timeToLive: { tearsDownByItself: false }, ...(readRole && { readRoleArn: readRole }) };
  await insertFirstTarget(await getStore(), { ...settings, ...rest }, { who: "a test", door: "slipway" });
  return target;
}

describe("S7: whose rights are used where", () => {
  test("six people, four accounts, three roles: each gets the role that is theirs, and nothing else", async ({
    sandbox,
  }) => {
    for (const { id } of accounts) await saveTarget(id, { by: "identity-center" });
    let [given, refused] = [0, 0];
    for (const user of users) {
      const tokens = await tokensOf(sandbox, user);
      for (const { id } of accounts) {
        for (const { name } of roles) {
          const asking = await openSessionOf(tokens, user, id, name);
          const isAssigned = assignments.some(
            (one) => one.person === user && one.permissionSet === name && one.accounts?.includes(id),
          );
          const reading = awsOf(asking, `${id}~${region}`).then(readReachedTarget);
          if (isAssigned) {
            const { account, callerArn } = await reading;
            expect(account).toBe(id);
            expect(callerArn).toMatch(new RegExp(`AWSReservedSSO_${name}_[0-9a-f]{16}/${user}$`));
            given += 1;
          } else {
            await expect(reading).rejects.toMatchObject({ kind: "aws-denied" });
            refused += 1;
          }
        }
      }
    }
    expect({ given, refused }).toEqual({ given: 24, refused: 48 });
  });

  test("a session has its role in the account that was chosen, and its name on every call", async ({ sandbox }) => {
    const tokens = await tokensOf(sandbox, "ada");
    const asking = await openSessionOf(tokens, "ada", "111111111111", administratorAccess.name);
    const from = sandbox.world.truthLog.entries.length;
    const aws = await awsOf(asking, `111111111111~${region}`);
    await Promise.all([readReachedTarget(aws), listStacks(aws), listExpressServices(aws)]);
    const signed = sandbox.world.truthLog.entries
      .slice(from)
      .filter(({ type, name }) => type === "call" && !name.startsWith("sso"));
    expect(signed.length).toBeGreaterThanOrEqual(3);
    for (const { detail } of signed) expect(detail.principal).toMatch(/\/ada$/);
  });

  test.for([
    ["got anew where AWS refuses them, and the call is made with those", 1, true],
    ["not asked for a third time", 2, false],
  ] as const)("credentials are %s", async ([_, times, works], { sandbox }) => {
    const asking = await openSessionOf(await tokensOf(sandbox, "ada"), "ada", "111111111111", administratorAccess.name);
    const aws = await awsOf(asking, `111111111111~${region}`);
    await listStacks(aws);
    sandbox.faults.add([{ kind: "expired", service: "cloudformation", times }]);
    const again = listStacks(aws).then(
      () => true,
      () => false,
    );
    expect(await again).toBe(works);
    expect(await listStacks(aws)).toBeDefined();
  });

  test("without a session nobody gets into a target that is reached by each person's own role", async ({
    sandbox: _,
  }) => {
    const store = await getStore();
    const { session } = await openSessionOf(
      {
        accessToken: "none",
        accessTokenEndsAt: Date.now() + 60_000,
        client: { clientId: "", clientSecret: "", expiresAt: 0 },
      },
      "ada",
      "111111111111",
      deployer.name,
    );
    const token = { ...session, personId: undefined, sessionId: undefined, identityCenterRole: undefined };
    const reaching = awsOf({ store, session: token }, `111111111111~${region}`);
    await expect(reaching).rejects.toMatchObject({ kind: "needs-sign-in" });
    await expect(reaching).rejects.toBeInstanceOf(ProblemError);
    const unknown = awsOf({ store, session }, `111111111111~${region}`).then(readReachedTarget);
    await expect(unknown).rejects.toMatchObject({ kind: "needs-sign-in" });
  });
});

test("a replica that comes second to a renewal takes what the first one keeps a moment later", async ({ sandbox }) => {
  const given = await tokensOf(sandbox, "ada");
  const over = { ...given, accessToken: "over", accessTokenEndsAt: 0, refreshToken: "used by the other replica" };
  const account = "111111111111";
  const { store, session } = await openSessionOf(over, "ada", account, deployer.name);
  const owner = { sessionId: session.sessionId ?? "", personId: session.personId ?? "", account };
  const asked = findAccessToken(store, owner);
  await sleep(150);
  const from = (await findSessionTokens(store, owner.sessionId)) ?? "";
  expect(await replaceSessionTokens(store, owner.sessionId, { from, ...(await sealTokens(store, owner, given)) })).toBe(
    true,
  );
  expect(await asked).toBe(given.accessToken);
});

test("a run whose target is gone does not get the rights of the process instead", async ({ sandbox }) => {
  const target = `${sandbox.world.account}~eu-north-1`;
  const run = { runId: randomUUID(), target, startedBy: "ada", startedById: "identity-center:ada" };
  const reading = awsOfRun(await getStore(), run).then(readReachedTarget);
  await expect(reading).rejects.toMatchObject({ kind: "other-target" });
});

test("tokens of a session that has ended by itself go with the next sign-in", async ({ sandbox }) => {
  const tokens = await tokensOf(sandbox, "ada");
  const { store, session } = await openSessionOf(tokens, "ada", "111111111111", deployer.name);
  await store.pool.query("update sessions set expires_at = now() - interval '1 s' where id = $1", [session.sessionId]);
  await openSessionOf(tokens, "bea", "111111111111", deployer.name);
  expect(await findSessionTokens(store, session.sessionId ?? "")).toBeUndefined();
});

test("long names that begin alike stay two people's", () => {
  const [one, other] = ["1", "2"].map((last) => toSessionName(`${"a".repeat(30)}@${"b".repeat(50)}${last}`));
  expect(one).not.toBe(other);
  for (const name of [one, other]) expect(name).toMatch(/^[\w+=,.@-]{64}$/);
  expect(toSessionName("ü")).toBe("--");
  expect(toSessionName("mina@example.com")).toBe("mina@example.com");
});

describe("a target that is reached by a deploy role", () => {
  const externalId = randomUUID();
  const account = "222222222222";

  async function makeRole({ origin }: Sandbox, RoleName: string, withExternalId: boolean): Promise<string> {
    const { accessKeyId = "", secretAccessKey = "" } = accounts[1] ?? {};
    const iam = new IAMClient({ endpoint: origin, region, credentials: { accessKeyId, secretAccessKey } });
    const Condition = withExternalId ? { StringEquals: { "sts:ExternalId": externalId } } : undefined;
    const trusted = { Effect: "Allow", Principal: { AWS: "arn:aws:iam::111111111111:root" } };
    const Statement = [
      { ...trusted, Action: "sts:AssumeRole", Condition },
      { ...trusted, Action: "sts:SetSourceIdentity" },
    ];
    const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
    const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
    const PolicyDocument = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "cloudformation:*", Resource: "*" }],
    });
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "look", PolicyDocument }));
    return Role?.Arn ?? "";
  }

  test("the role is assumed with the person as session name and source identity, and with the external id", async ({
    sandbox,
  }) => {
    const store = await getStore();
    await store.pool.query("delete from targets where target like $1", [`${account}~%`]);
    const roleArn = await makeRole(sandbox, "slipway-deploy", true);
    const readRoleArn = await makeRole(sandbox, "slipway-read", false);
    const target = await saveTarget(account, { by: "deploy-role", roleArn, externalId }, readRoleArn);
    const carried = await openSession(store, {
      person: { id: "oidc:4711", name: "Zoë Lind", groups: [] },
      method: "oidc",
      expiresAt: new Date(Date.now() + 3_600_000),
    });
    const session = await findPersonSession(store, carried);
    if (!session) throw new Error("There is no session");
    const from = sandbox.world.truthLog.entries.length;
    const aws = await awsOf({ store, session }, target);
    expect((await readReachedTarget(aws)).callerArn).toBe(
      `arn:aws:sts::${account}:assumed-role/slipway-deploy/Zo--Lind@4711`,
    );
    await listStacks(aws);
    const read = await readReachedTarget((await openReader(store, target, [viewerOf(session)])).aws);
    expect(read.callerArn).toBe(`arn:aws:sts::${account}:assumed-role/slipway-read/slipway-watch`);
    const asPerson = sandbox.world.truthLog.entries
      .slice(from)
      .filter(({ type, detail }) => type === "call" && String(detail.principal).includes("/slipway-deploy/"));
    expect(asPerson.length).toBeGreaterThanOrEqual(2);
    for (const { detail } of asPerson) expect(detail.sourceIdentity).toBe("Zo--Lind@4711");
  });
});
