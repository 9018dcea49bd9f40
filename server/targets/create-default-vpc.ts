import "server-only";
import type { DefaultVpc } from "@/lib/domain/check-evidence";
import { ProblemError } from "@/lib/domain/problem";
import { audited } from "@/server/access/audited";
import * as ec2 from "@/server/aws/ec2";
import type { Context } from "@/server/context";

/** Makes the default VPC and marks it as ours; it is `pending` for a moment. One that is there already is left as it is. */
export async function createDefaultVpc(context: Context, { target }: { target: string }): Promise<DefaultVpc> {
  const aws = await context.awsOf(target);
  const existing = await ec2.findDefaultVpc(aws);
  if (existing) return existing;
  return audited(context, { action: "create-default-vpc", target }, async () => {
    await ec2.createDefaultVpc(aws);
    const vpc = await ec2.findDefaultVpc(aws);
    if (!vpc) throw new ProblemError("aws-unavailable", "EC2 does not show the new default VPC yet.");
    await ec2.tagOwnVpc(aws, vpc.vpcId);
    return { ...vpc, madeBySlipway: true };
  });
}
