import { execFile, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect } from "vitest";
import { test } from "../../testing";

const run = promisify(execFile);
const isInstalled = spawnSync("aws", ["--version"]).status === 0;
if (!isInstalled) console.log("No `aws` on PATH: a profile of IAM Identity Center is not tried.");

const startUrl = "https://slipway.awsapps.com/start";
const deviceGrant = "urn:ietf:params:oauth:grant-type:device_code";
const config = `
cli_follow_urlparam = false
[profile shop]
sso_session = work
sso_account_id = 482109334517
sso_role_name = Deployer
region = eu-west-1
[sso-session work]
sso_region = eu-west-1
sso_start_url = ${startUrl}
sso_registration_scopes = sso:account:access
`;

test.runIf(isInstalled)(
  "the AWS CLI signs in by code, and a profile of that sign-in has a role's credentials until sign-out",
  async ({ start, dataDir }) => {
    const sandbox = await start({ scenario: "people" });
    mkdirSync(join(dataDir, ".aws/sso/cache"), { recursive: true });
    writeFileSync(join(dataDir, ".aws/config"), `[default]${config}`);
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_PROFILE, ...rest } = process.env;
    const env = { ...rest, HOME: dataDir, AWS_DEFAULT_REGION: "eu-west-1", AWS_ENDPOINT_URL: sandbox.origin };
    const aws = async (...args: string[]) => {
      const { stdout } = await run("aws", [...args, "--output", "json"], { env });
      return stdout ? JSON.parse(stdout) : undefined;
    };

    const register = ["register-client", "--client-name", "cli", "--client-type", "public"];
    const { clientId, clientSecret } = await aws("sso-oidc", ...register, "--scopes", "sso:account:access");
    const client = [`--client-id=${clientId}`, `--client-secret=${clientSecret}`];
    const begin = ["start-device-authorization", ...client, "--start-url", startUrl];
    const { deviceCode, userCode } = await aws("sso-oidc", ...begin);
    const body = JSON.stringify({ approve: { userCode, userName: "tom" } });
    await fetch(`${sandbox.origin}/_sandbox/identity-center`, { method: "POST", body });
    const finish = ["create-token", ...client, "--grant-type", deviceGrant, `--device-code=${deviceCode}`];
    const { accessToken } = await aws("sso-oidc", ...finish);

    const cacheName = `${createHash("sha1").update("work").digest("hex")}.json`;
    const cached = { startUrl, region: "eu-west-1", accessToken, expiresAt: "2099-01-01T00:00:00Z" };
    writeFileSync(join(dataDir, ".aws/sso/cache", cacheName), JSON.stringify(cached));
    const { Arn } = await aws("sts", "get-caller-identity", "--profile", "shop");
    expect(Arn).toMatch(/assumed-role\/AWSReservedSSO_Deployer_[0-9a-f]{16}\/tom$/);
    await expect(aws("ecs", "delete-cluster", "--cluster", "x", "--profile", "shop")).rejects.toMatchObject({
      stderr: expect.stringContaining(`User: ${Arn} is not authorized to perform: ecs:DeleteCluster`),
    });

    await aws("sso", "logout", `--access-token=${accessToken}`);
    await expect(aws("sts", "get-caller-identity", "--profile", "shop")).rejects.toMatchObject({
      stderr: expect.stringContaining("The SSO session associated with this profile has expired"),
    });
  },
  60_000,
);
