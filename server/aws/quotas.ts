import "server-only";
import { GetServiceQuotaCommand } from "@aws-sdk/client-service-quotas";
import type { AwsClients } from "./clients";

/** Service and code, as Service Quotas has them. */
export const quotaCodes = {
  "small-builds": ["codebuild", "L-9D07B6EF"],
  "fargate-vcpus": ["fargate", "L-3032A538"],
  "load-balancers": ["elasticloadbalancing", "L-53DA6B97"],
  stacks: ["cloudformation", "L-0485CB21"],
} as const;
export type QuotaName = keyof typeof quotaCodes;

/** What holds in this account and Region. */
export async function readQuota({ servicequotas }: AwsClients, name: QuotaName): Promise<number> {
  const [ServiceCode, QuotaCode] = quotaCodes[name];
  const { Quota } = await servicequotas.send(new GetServiceQuotaCommand({ ServiceCode, QuotaCode }));
  if (Quota?.Value === undefined) throw new TypeError(`Service Quotas has no value for ${ServiceCode} ${QuotaCode}`);
  return Quota.Value;
}

/** Where an increase is asked for. */
export function quotaPage(region: string, name: QuotaName): string {
  const [service, code] = quotaCodes[name];
  return `https://${region}.console.aws.amazon.com/servicequotas/home/services/${service}/quotas/${code}`;
}
