import "server-only";
import type { MadeShip } from "@/lib/domain/deploy-input";
import { listPhysicalIds } from "@/server/aws/cloudformation";
import { untilAnswered } from "../poll";
import { type DeployContext, StepError } from "../step-context";
import { wantedBuildStack } from "../wanted-stacks";
import { applyStack } from "./apply-stack";

/** Where a service's images are built and kept. */
export interface BuildPlace {
  projectName: string;
  repositoryName: string;
}

/** Makes the build stack what it shall be. Names are read from it: outputs of Slipway's own, resources of a person's. */
export async function applyBuildStack(context: DeployContext, ship: MadeShip): Promise<BuildPlace> {
  const { serviceName } = context.input;
  const { stackId, stackName, outputs } = await applyStack(context, wantedBuildStack({ serviceName, ship }));
  return {
    projectName: outputs.ProjectName ?? (await onlyOne(context, stackId, stackName, "AWS::CodeBuild::Project")),
    repositoryName: outputs.RepositoryName ?? (await onlyOne(context, stackId, stackName, "AWS::ECR::Repository")),
  };
}

async function onlyOne(
  context: DeployContext,
  stackId: string,
  stackName: string,
  resourceType: string,
): Promise<string> {
  const ids = await untilAnswered(context, () => listPhysicalIds(context.aws, stackId, resourceType));
  const [id] = ids;
  if (!id || ids.length > 1) {
    throw new StepError({
      rule: "build-stack-shape",
      message: `Stack ${stackName} has ${ids.length} resources of type ${resourceType}; a build needs one.`,
    });
  }
  return id;
}
