import type { ResourceType } from "./resource-type";
import { cdkMetadata } from "./resources/cdk-metadata";
import { codeBuildProject } from "./resources/codebuild-project";
import { customResource, isCustomName } from "./resources/custom-resource";
import { ecrRepository } from "./resources/ecr-repository";
import { ecsCluster } from "./resources/ecs-cluster";
import { expressGatewayService } from "./resources/express-gateway-service";
import { iamManagedPolicy } from "./resources/iam-managed-policy";
import { iamPolicy } from "./resources/iam-policy";
import { iamRole } from "./resources/iam-role";
import { logsLogGroup } from "./resources/logs-log-group";
import { nestedStack } from "./resources/nested-stack";
import { waitCondition } from "./resources/wait-condition";
import { waitConditionHandle } from "./resources/wait-condition-handle";

const types = new Map<string, ResourceType>(
  [
    cdkMetadata,
    codeBuildProject,
    ecrRepository,
    ecsCluster,
    expressGatewayService,
    iamManagedPolicy,
    iamPolicy,
    iamRole,
    logsLogGroup,
    nestedStack,
    waitCondition,
    waitConditionHandle,
  ].map((type) => [type.typeName, type]),
);

export function findResourceType(typeName: string): ResourceType | undefined {
  return types.get(typeName) ?? (isCustomName(typeName) ? customResource(typeName) : undefined);
}

export function readResourceType(typeName: string): ResourceType {
  const type = findResourceType(typeName);
  if (!type) throw new Error(`No resource type ${typeName}`);
  return type;
}
