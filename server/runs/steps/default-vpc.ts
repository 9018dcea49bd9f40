import "server-only";
import { createDefaultVpc, findDefaultVpc, tagOwnVpc } from "@/server/aws/ec2";
import { readStepDetail } from "@/server/store/steps";
import { poll, untilAnswered } from "../poll";
import { note, type StepContext } from "../step-context";

/**
 * Makes the Region's default VPC when there is none, marks it as ours, and waits until it can be used. Whose it is, is noted before
 * it is made: EC2 cannot be asked for it again.
 */
export async function ensureDefaultVpc(context: StepContext): Promise<void> {
  const { aws, runId } = context;
  if (!(await untilAnswered(context, () => findDefaultVpc(aws)))) await note(context, { makesVpc: true });
  const { makesVpc: isOurs } = await readStepDetail(context.store, context);
  const vpcId = await poll(context, { everyMs: 300 }, async () => {
    const vpc = await findDefaultVpc(aws);
    if (!vpc) await createDefaultVpc(aws);
    else if (isOurs && !vpc.madeBySlipway) await tagOwnVpc(aws, vpc.vpcId, runId);
    else if (vpc.state === "available") return vpc.vpcId;
    return undefined;
  });
  await note(context, { vpcId });
}
