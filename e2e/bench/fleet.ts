import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import type { Page } from "@playwright/test";
import type { Program } from "../programs";

export interface Account {
  id: string;
  accessKeyId: string;
  secretAccessKey: string;
}

export async function accountsOf(sandbox: Program): Promise<[Account, ...Account[]]> {
  return (await (await fetch(`${sandbox.origin}/_sandbox/accounts`)).json()).accounts;
}

/** In each account a role that the first one may assume to look. */
export async function makeReadRole(sandbox: Program, account: Account, first: Account): Promise<string> {
  const { id, accessKeyId, secretAccessKey } = account;
  const credentials = { accessKeyId, secretAccessKey };
  const iam = new IAMClient({ endpoint: sandbox.origin, region: "us-east-1", credentials });
  const RoleName = "slipway-read";
  const trust = {
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${first.id}:root` },
    Action: ["sts:AssumeRole", "sts:SetSourceIdentity"],
  };
  const reads = { Effect: "Allow", Action: "*", Resource: "*" };
  const document = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: document(trust) }));
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "read", PolicyDocument: document(reads) }));
  return `arn:aws:iam::${id}:role/${RoleName}`;
}

/** A target of each account and Region, watched by the role of its account. */
export async function saveTargets(
  page: Page,
  origin: string,
  roleArns: ReadonlyMap<string, string>,
  regions: readonly string[],
): Promise<string[]> {
  const saved: string[] = [];
  for (const [account, roleArn] of roleArns) {
    for (const region of regions) {
      const target = `${account}~${region}`;
      const settings = { target, alias: `${account.slice(-3)}-${region}`, colour: "plain", isProtected: false };
      const ways = {
        reach: { by: "deploy-role", roleArn },
        readRoleArn: roleArn,
        timeToLive: { tearsDownByItself: false },
      };
      const answer = await page.request.post(`${origin}/api/v1/targets`, {
        data: { ...settings, ...ways },
        headers: { origin },
      });
      if (!answer.ok()) throw new Error(`${target}: ${await answer.text()}`);
      saved.push(target);
    }
  }
  return saved;
}
