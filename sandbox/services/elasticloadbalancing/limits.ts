import type {
  DescribeAccountLimitsCommandInput,
  DescribeAccountLimitsCommandOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { grantedQuota } from "../servicequotas/granted";
import { balancerCodes } from "../servicequotas/owned-codes";
import { page } from "./page";
import { elasticLoadBalancingSettings, type Quota, quotas } from "./settings";

export function describeAccountLimits(
  call: Call,
  input: DescribeAccountLimitsCommandInput,
): Omit<DescribeAccountLimitsCommandOutput, "$metadata"> {
  const names = Object.keys(quotas) as Quota[];
  const { items, NextMarker } = page(
    names.map((Name) => ({ Name, Max: String(quotaOf(call, Name)) })),
    input,
  );
  return { Limits: items, NextMarker };
}

export function quotaOf(place: Place, name: Quota): number {
  const { quotas: others } = elasticLoadBalancingSettings(place.world);
  return grantedQuota(place, balancerCodes[name]) ?? others[name] ?? quotas[name];
}

/** Refuses where so many would be more than there may be. */
export function checkQuota(place: Place, name: Quota, wanted: number, [code, message]: [string, string]): void {
  if (wanted > quotaOf(place, name)) throw new AwsError(code, message);
}
