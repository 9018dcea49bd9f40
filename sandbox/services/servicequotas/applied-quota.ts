import { cloudFormationSettings } from "../../cloudformation/settings";
import type { Place } from "../../place";
import { codebuildSettings } from "../codebuild/settings";
import { type Quota as Ec2Quota, quotaOf as ec2QuotaOf } from "../ec2/quotas";
import { ecsSettings } from "../ecs/settings";
import { quotaOf as balancerQuotaOf } from "../elasticloadbalancing/limits";
import type { Quota as BalancerQuota } from "../elasticloadbalancing/settings";
import { grantedQuota } from "./granted";
import { balancerCodes, buildCodes, ec2Codes, stackCode, vcpuCode } from "./owned-codes";
import type { Quota } from "./quota-list";

type Read = (place: Place) => number;

const owners = new Map<string, Read>([
  [vcpuCode, ({ world }) => ecsSettings(world).vcpuQuota],
  [stackCode, ({ world }) => cloudFormationSettings(world).stackLimit],
  ...readers(ec2Codes, (place, name) => ec2QuotaOf(place, name as Ec2Quota)),
  ...readers(balancerCodes, (place, name) => balancerQuotaOf(place, name as BalancerQuota)),
  ...readers(buildCodes, (place, machine) => {
    const { concurrentBuilds, concurrentBuildsOf } = codebuildSettings(place);
    return concurrentBuildsOf[machine] ?? concurrentBuilds;
  }),
]);

/** What holds in a Region of an account: where the service to which it belongs goes by it, what that service says. */
export function appliedQuota(place: Place, { serviceCode, quotaCode, value }: Quota): number {
  const key = `${serviceCode}/${quotaCode}`;
  return grantedQuota(place, key) ?? owners.get(key)?.(place) ?? value;
}

function readers(
  codes: Readonly<Record<string, string>>,
  read: (place: Place, name: string) => number,
): [string, Read][] {
  return Object.entries(codes).map(([name, key]) => [key, (place) => read(place, name)]);
}
