import "server-only";
import { GET, POST } from "@/app/api/v1/sign-in/device/route";
import type { DeviceSignIn } from "@/lib/domain/sign-in";
import { changeIdentityCenter } from "@/sandbox/identity-center/control";
import { openReservedRoles } from "@/sandbox/identity-center/reserved-roles";
import { people } from "@/sandbox/scenarios/people";
import type { Scenario } from "@/sandbox/scenarios/scenario";
import type { Sandbox } from "@/sandbox/server";
import { Browser } from "./browser-testing";

/** Four people, a default VPC, and an Identity Center that may be asked every second. */
export const withPeople: Scenario = {
  name: "people-who-deploy",
  summary: "People who sign in at IAM Identity Center, in an account with a default VPC.",
  settings: { ec2: { defaultVpc: true }, identityCenter: { ...people, lifetimes: { pollSeconds: 1 } } },
  seed: openReservedRoles,
};

/** A console that has no AWS credentials of its own. */
export const identityCenterEnv = {
  AWS_ACCESS_KEY_ID: undefined,
  AWS_SECRET_ACCESS_KEY: undefined,
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  AWS_EC2_METADATA_DISABLED: "true",
  SLIPWAY_IDENTITY_CENTER_START_URL: people.startUrls[0],
  SLIPWAY_IDENTITY_CENTER_REGION: people.region,
  SLIPWAY_ROLES:
    "admin=identity-center-role:AdministratorAccess, deployer=identity-center-role:Deployer, viewer=identity-center-role:ViewOnly",
};

interface Choice {
  account?: string;
  roleName: string;
}

/** A code, approved by somebody at Identity Center. */
export async function approvedBy({ world }: Sandbox, userName: string, browser = new Browser()): Promise<Browser> {
  const begun = await browser.post<DeviceSignIn>(POST, {});
  if (begun.state !== "waiting") throw new Error(`There is no code: ${JSON.stringify(begun)}`);
  changeIdentityCenter(world, { approve: { userCode: begun.userCode, userName } });
  await untilState(browser, "approved");
  return browser;
}

export async function untilState(browser: Browser, state: DeviceSignIn["state"]): Promise<DeviceSignIn> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const device = await browser.get<DeviceSignIn>(GET);
    if (device.state === state) return device;
    if (Date.now() > deadline) throw new Error(`It is not ${state}: ${JSON.stringify(device)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export function choose(browser: Browser, sandbox: Sandbox, { account, roleName }: Choice): Promise<string | undefined> {
  const fields = { account: account ?? sandbox.world.account, roleName };
  return browser.submit(["callback", "identity-center"], fields);
}

/** The whole way in, as a person goes it. */
export async function signedInAs(
  sandbox: Sandbox,
  userName: string,
  choice: Choice,
  browser = new Browser(),
): Promise<Browser> {
  await approvedBy(sandbox, userName, browser);
  const refusal = await choose(browser, sandbox, choice);
  if (refusal) throw new Error(`${userName} was not let in: ${refusal}`);
  return browser;
}
