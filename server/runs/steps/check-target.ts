import "server-only";
import { findDefaultVpc } from "@/server/aws/ec2";
import { readReachedTarget } from "@/server/aws/sts";
import { note, type StepContext, StepError, untilAnswered } from "../step-context";

/** The credentials must still reach the target, and a place for the service must be there or have been asked for. */
export async function checkTarget(context: StepContext): Promise<void> {
  const { aws, input } = context;
  const { target, callerArn } = await untilAnswered(context, () => readReachedTarget(aws));
  if (target !== input.target) {
    throw new StepError({
      rule: "other-target",
      message: `The credentials belong to ${target}, the run to ${input.target}.`,
    });
  }
  const vpc = await untilAnswered(context, () => findDefaultVpc(aws));
  await note(context, { callerArn, vpcId: vpc?.vpcId });
  // A person's own template may name its subnets; Slipway's uses the default VPC.
  if (!vpc && !input.createDefaultVpc && input.ship.kind !== "templates") {
    throw new StepError({ rule: "no-default-vpc", message: `There is no default VPC in ${aws.region}.` });
  }
}
