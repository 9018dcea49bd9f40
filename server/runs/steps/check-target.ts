import "server-only";
import { findDefaultVpc } from "@/server/aws/ec2";
import { requireOwnTarget } from "../own-target";
import { untilAnswered } from "../poll";
import { type DeployContext, note, StepError } from "../step-context";

/** The credentials must still reach the target, and a place for the service must be there or have been asked for. */
export async function checkTarget(context: DeployContext): Promise<void> {
  const { aws, input } = context;
  const { callerArn } = await requireOwnTarget(context);
  const vpc = await untilAnswered(context, () => findDefaultVpc(aws));
  await note(context, { callerArn, vpcId: vpc?.vpcId });
  // A person's own template may name its subnets, and what others made has them; Slipway's uses the default VPC.
  const { kind } = input.ship;
  if (!vpc && !input.createDefaultVpc && kind !== "templates" && kind !== "adopted") {
    throw new StepError({ rule: "no-default-vpc", message: `There is no default VPC in ${aws.region}.` });
  }
}
