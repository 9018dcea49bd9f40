import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { newAccount } from "../../sandbox/accounts";
import type { Scenario } from "../../sandbox/scenarios/scenario";
import { day, hour, tellPast } from "../../sandbox/scenarios/seeds/past";
import { serviceNames } from "../../sandbox/scenarios/seeds/service-names";
import { makeSharedRoles } from "../../sandbox/scenarios/seeds/shared-roles";
import { steadyServices } from "../../sandbox/scenarios/seeds/steady-services";
import { seedExpressServices } from "../../sandbox/services/ecs/seed-express-services";
import { signInAsOperator } from "./operator";

export interface Keys {
  id: string;
  accessKeyId: string;
  secretAccessKey: string;
}

export const region = "eu-west-1";
const account = (id: string, name: string) => newAccount({ id, name, email: `${name}@bench.example` });

/** Of the console itself: it has no services. */
export const own = account("100000000001", "own");
export const sized = [10, 200, 1_000].map((count, index) => ({
  ...account(`20000000000${index}`, `with-${count}`),
  count,
}));

/** Steady services in one Region of each account, and AWS's published limits of calls. */
export const fleet: Scenario = {
  name: "bench-fleet",
  summary: "Accounts with ten, two hundred and a thousand steady services.",
  accounts: [own, ...sized],
  settings: { ec2: { defaultVpc: true } },
  enforceQuotas: true,
  seed: (world) =>
    tellPast(world, 2 * day, (past) => {
      for (const { id, count } of sized) {
        const call = past.caller(region, id);
        const names = serviceNames(count);
        const team = { names, roles: makeSharedRoles(call), perRepository: 20, redeployments: 0 };
        seedExpressServices(call, steadyServices(call, team));
      }
      past.pass(hour);
    }),
};

const roleName = "slipway";

/** A role that the console's own account may assume. */
export async function makeRole(endpoint: string, trusted: string, { id: _, ...credentials }: Keys): Promise<void> {
  const iam = new IAMClient({ endpoint, region, credentials });
  const Principal = { AWS: `arn:aws:iam::${trusted}:root` };
  const Statement = ["sts:AssumeRole", "sts:SetSourceIdentity"].map((Action) => ({
    Effect: "Allow",
    Principal,
    Action,
  }));
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  await iam.send(new CreateRoleCommand({ RoleName: roleName, AssumeRolePolicyDocument }));
  const all = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
  const PolicyDocument = JSON.stringify(all);
  await iam.send(new PutRolePolicyCommand({ RoleName: roleName, PolicyName: "all", PolicyDocument }));
}

/** Targets that are read with that role. */
export async function saveTargets(origin: string, { id }: Pick<Keys, "id">, regions: readonly string[]): Promise<void> {
  const roleArn = `arn:aws:iam::${id}:role/${roleName}`;
  const operator = await signInAsOperator(origin);
  for (const target of regions.map((name) => `${id}~${name}`)) {
    const body = JSON.stringify({
      target,
      alias: target,
      colour: "plain",
      isProtected: false,
      reach: { by: "deploy-role", roleArn },
      readRoleArn: roleArn,
      timeToLive: { tearsDownByItself: false },
    });
    const headers = { ...operator, "content-type": "application/json" };
    const answer = await fetch(`${origin}/api/v1/targets`, { method: "POST", headers, body });
    if (!answer.ok) throw new Error(`${target}: ${await answer.text()}`);
  }
}
