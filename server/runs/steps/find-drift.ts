import "server-only";
import { isChangedPast } from "@/lib/domain/stack-drift";
import type { Stack } from "@/server/aws/cloudformation";
import { awsFailureKind } from "@/server/aws/problem-from-aws";
import { findExpressConfiguration } from "@/server/aws/service-configuration";
import { untilAnswered } from "../poll";
import type { DeployContext } from "../step-context";

/**
 * Whether what the stack has made was changed past it: the last drift detection says so, or ECS has the service otherwise than the
 * parameters of the stack. Then the change set has to start from what is there, or it would not show all that the change takes back.
 */
export async function hasDrifted(
  context: DeployContext,
  { driftStatus, outputs, parameters }: Stack,
): Promise<boolean> {
  if (driftStatus === "DRIFTED") return true;
  const { ServiceArn: serviceArn } = outputs;
  const { kind } = context.input.ship;
  if (!serviceArn || (kind !== "repository" && kind !== "image")) return false;
  const found = await untilAnswered(context, () =>
    findExpressConfiguration(context.aws, serviceArn).catch((error) => {
      // Without the right to look there is a plain change set still.
      if (awsFailureKind(error) === "aws-denied") return undefined;
      throw error;
    }),
  );
  return found !== undefined && isChangedPast(parameters, found.configuration);
}
