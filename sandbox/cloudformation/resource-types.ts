import type { ResourceType } from "./resource-type";
import { codeBuildProject } from "./resources/codebuild-project";
import { ecrRepository } from "./resources/ecr-repository";
import { ecsCluster } from "./resources/ecs-cluster";
import { expressGatewayService } from "./resources/express-gateway-service";
import { iamManagedPolicy } from "./resources/iam-managed-policy";
import { iamPolicy } from "./resources/iam-policy";
import { iamRole } from "./resources/iam-role";
import { logsLogGroup } from "./resources/logs-log-group";
import { waitConditionHandle } from "./resources/wait-condition-handle";

const types = new Map<string, ResourceType>(
  [
    codeBuildProject,
    ecrRepository,
    ecsCluster,
    expressGatewayService,
    iamManagedPolicy,
    iamPolicy,
    iamRole,
    logsLogGroup,
    waitConditionHandle,
  ].map((type) => [type.typeName, type]),
);

export function findResourceType(typeName: string): ResourceType | undefined {
  return types.get(typeName);
}

export function readResourceType(typeName: string): ResourceType {
  const type = types.get(typeName);
  if (!type) throw new Error(`No resource type ${typeName}`);
  return type;
}
