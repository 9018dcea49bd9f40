import "server-only";
import { EC2Client } from "@aws-sdk/client-ec2";
import { ECSClient } from "@aws-sdk/client-ecs";
import { IAMClient } from "@aws-sdk/client-iam";
import { GET as checkRoute } from "@/app/api/v1/targets/[target]/check/route";
import { type Check, TargetCheck } from "@/lib/domain/check";
import type { CheckQuery } from "@/lib/domain/check-query";
import type { CheckId } from "@/lib/domain/check-reasons";
import { get } from "@/server/testing";

/** The preflight of a target, through its route. */
export async function preflight(
  target: string,
  query: CheckQuery = {},
  headers?: Record<string, string>,
): Promise<TargetCheck> {
  const answer = await get(checkRoute, { params: { target }, query: query as Record<string, string>, headers });
  if (!answer.ok) throw new Error(await answer.text());
  return TargetCheck.parse(await answer.json());
}

/** One of its checks, in short: state and reasons. */
export async function oneCheck(target: string, id: CheckId, query: CheckQuery = {}): Promise<Check> {
  const { checks } = await preflight(target, query);
  const found = checks.find((check) => check.id === id);
  if (!found) throw new Error(`The preflight has no check ${id}`);
  return found;
}

export function reasonsOf({ findings }: Pick<Check, "findings">): string[] {
  return findings.map(({ reason }) => reason);
}

const credentials = { accessKeyId: "AKIASANDBOXSANDBOX00", secretAccessKey: "secret-of-the-sandbox" };

export function clientsOf(endpoint: string) {
  const config = { endpoint, region: "ap-northeast-1", credentials };
  return { ec2: new EC2Client(config), ecs: new ECSClient(config), iam: new IAMClient(config) };
}
