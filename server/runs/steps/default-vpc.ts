import "server-only";
import { createDefaultVpc, findDefaultVpc, tagOwnVpc } from "@/server/aws/ec2";
import { poll, untilAnswered } from "../poll";
import { note, type StepContext } from "../step-context";

/** Makes the Region's default VPC when there is none, marks it as ours, and waits until it can be used. */
export async function ensureDefaultVpc(context: StepContext): Promise<void> {
  const { aws, runId } = context;
  const isOurs = await untilAnswered(context, () => createDefaultVpc(aws));
  const vpcId = await poll(context, { everyMs: 300 }, async () => {
    const vpc = await findDefaultVpc(aws);
    if (vpc && isOurs && !vpc.madeBySlipway) await tagOwnVpc(aws, vpc.vpcId, runId);
    return vpc?.state === "available" ? vpc.vpcId : undefined;
  });
  await note(context, { vpcId });
}
