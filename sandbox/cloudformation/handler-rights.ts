import { decide } from "../authorization";
import { denialSentence } from "../authorization/denial";
import { needsOf } from "../authorization/needs";
import { AwsError, type Call } from "../operation";
import { generatedName } from "./physical-name";
import type { PhysicalResource, WantedResource } from "./resource-type";

type Verb = "create" | "update" | "delete";
type Resource = WantedResource & Partial<Pick<PhysicalResource, "physicalId">>;

/** The actions of a type's handlers; `?Policies` limits one to resources with that property. */
interface HandlerRights extends Record<Verb, string> {
  /** The property that names the resource, and the member of the service's own calls that takes it. */
  name: [property: string, member: string];
  /** Further members of those calls, by property. */
  members?: Record<string, string>;
}

const rights: Record<string, HandlerRights> = {
  "AWS::IAM::Role": {
    name: ["RoleName", "RoleName"],
    members: { Path: "Path", PermissionsBoundary: "PermissionsBoundary" },
    create: "iam:CreateRole iam:TagRole?Tags iam:PutRolePolicy?Policies iam:AttachRolePolicy?ManagedPolicyArns",
    update: "iam:UpdateRole iam:PutRolePolicy?Policies iam:AttachRolePolicy?ManagedPolicyArns",
    delete: "iam:DeleteRolePolicy?Policies iam:DetachRolePolicy?ManagedPolicyArns iam:DeleteRole",
  },
  "AWS::IAM::Policy": {
    name: ["Roles", "RoleName"],
    create: "iam:PutRolePolicy",
    update: "iam:PutRolePolicy",
    delete: "iam:DeleteRolePolicy",
  },
  "AWS::IAM::ManagedPolicy": {
    name: ["ManagedPolicyName", "PolicyName"],
    members: { Path: "Path" },
    create: "iam:CreatePolicy",
    update: "iam:CreatePolicyVersion",
    delete: "iam:DeletePolicy",
  },
  "AWS::IAM::InstanceProfile": {
    name: ["InstanceProfileName", "InstanceProfileName"],
    members: { Path: "Path" },
    create: "iam:CreateInstanceProfile iam:AddRoleToInstanceProfile?Roles",
    update: "iam:AddRoleToInstanceProfile?Roles",
    delete: "iam:RemoveRoleFromInstanceProfile?Roles iam:DeleteInstanceProfile",
  },
  "AWS::ECR::Repository": {
    name: ["RepositoryName", "repositoryName"],
    create:
      "ecr:CreateRepository ecr:PutLifecyclePolicy?LifecyclePolicy ecr:SetRepositoryPolicy?RepositoryPolicyText ecr:TagResource?Tags",
    update: "ecr:PutImageTagMutability ecr:PutLifecyclePolicy?LifecyclePolicy",
    delete: "ecr:DeleteRepository",
  },
  "AWS::CodeBuild::Project": {
    name: ["Name", "name"],
    members: { ServiceRole: "serviceRole" },
    create: "codebuild:CreateProject",
    update: "codebuild:UpdateProject",
    delete: "codebuild:DeleteProject",
  },
  "AWS::ECS::Cluster": {
    name: ["ClusterName", "clusterName"],
    create: "ecs:CreateCluster",
    update: "ecs:UpdateCluster",
    delete: "ecs:DeleteCluster",
  },
  "AWS::ECS::ExpressGatewayService": {
    name: ["ServiceName", "serviceName"],
    members: {
      Cluster: "cluster",
      ExecutionRoleArn: "executionRoleArn",
      InfrastructureRoleArn: "infrastructureRoleArn",
      TaskRoleArn: "taskRoleArn",
    },
    create: "ecs:CreateExpressGatewayService ecs:TagResource?Tags",
    update: "ecs:UpdateExpressGatewayService",
    delete: "ecs:DeleteExpressGatewayService",
  },
  "AWS::Logs::LogGroup": {
    name: ["LogGroupName", "logGroupName"],
    create: "logs:CreateLogGroup logs:PutRetentionPolicy?RetentionInDays logs:TagResource?Tags",
    update: "logs:PutRetentionPolicy?RetentionInDays",
    delete: "logs:DeleteLogGroup",
  },
};

/** Refuses what the one in whose name CloudFormation acts may not do, as the resource's own service would. */
export function checkHandlerRights(call: Call, typeName: string, verb: Verb, resource: Resource): void {
  const handler = rights[typeName];
  if (!handler || !call.principal.roleName) return;
  const input = inputOf(handler, resource);
  for (const action of handler[verb].split(" ")) {
    const [name = "", property] = action.split("?");
    if (property !== undefined && isEmpty(givenFor(resource, property))) continue;
    for (const need of needsOf(call, name, input)) {
      const decision = decide(call, need, { input, calledVia: "cloudformation.amazonaws.com" });
      if (decision.verdict === "allowed") continue;
      throw new AwsError("AccessDeniedException", denialSentence(call.principal.arn, need, decision), 403);
    }
  }
}

function inputOf({ name, members = {} }: HandlerRights, resource: Resource): Record<string, unknown> {
  const { properties, physicalId } = resource;
  const [property, member] = name;
  const given = Object.entries(members).map(([from, to]) => [to, properties[from]]);
  const own = properties[property] ?? physicalId ?? generatedName(resource, 64);
  // A physical id that is an ARN is all that the service wants to know.
  const arn = physicalId?.startsWith("arn:") ? { serviceArn: physicalId, PolicyArn: physicalId } : {};
  return { ...Object.fromEntries(given), ...arn, [member]: own };
}

/** The tags that a person gave count, not those of CloudFormation itself. */
function givenFor({ properties, tags }: Resource, property: string): unknown {
  return property === "Tags" ? tags.filter(({ Key }) => !Key?.startsWith("aws:")) : properties[property];
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}
