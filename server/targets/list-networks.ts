import "server-only";
import type { NetworkList } from "@/lib/domain/network";
import { listSecurityGroups, listVpcs } from "@/server/aws/networks";
import type { Context } from "@/server/context";

export async function listNetworks(context: Context, { target }: { target: string }): Promise<NetworkList> {
  const aws = await context.awsOf(target);
  const [vpcs, securityGroups] = await Promise.all([listVpcs(aws), listSecurityGroups(aws)]);
  return { vpcs, securityGroups };
}
