import type { Feature, MissingAction } from "./check-evidence";

/** Actions that one feature needs on one kind of resource. */
export interface NeededActions {
  feature: Feature;
  actions: readonly string[];
  /** As a policy names it: with stars for what is made up by AWS. */
  resource: string;
  /** Without them it works all the same, and something is not told or not offered. */
  isOptional?: true;
}

interface Where {
  account: string;
  region: string;
  partition: string;
  /** All that Slipway makes, where left out. */
  serviceName?: string;
}

/** What Slipway calls with the rights of whoever deploys, and what CloudFormation then does in their name. */
export function neededPermissions({ account, region, partition, serviceName = "" }: Where): NeededActions[] {
  const arn = (service: string, resource: string, at = `${region}:${account}`) =>
    `arn:${partition}:${service}:${at}:${resource}`;
  const any = "*";
  const stack = arn("cloudformation", `stack/slipway-${serviceName}*/*`);
  const service = arn("ecs", `service/default/${serviceName || "*"}`);
  const project = arn("codebuild", "project/BuildProject-*");
  const repository = arn("ecr", `repository/slipway-${serviceName}*`);
  const role = arn("iam", `role/slipway-${serviceName}*`, `:${account}`);
  const linkedRole = arn("iam", "role/aws-service-role/*", `:${account}`);
  const logGroup = arn("logs", `log-group:slipway-${serviceName}*`);
  const ec2 = ["DescribeVpcs", "DescribeSubnets", "DescribeRouteTables", "DescribeSecurityGroups"].map(of("ec2"));
  return [
    { feature: "view", resource: any, actions: [...viewed, ...ec2] },
    { feature: "view", resource: any, actions: alsoViewed, isOptional: true },
    { feature: "view", resource: stack, actions: viewedOfStack.map(of("cloudformation")) },
    { feature: "view", resource: service, actions: ["ecs:DescribeServices", "ecs:DescribeExpressGatewayService"] },
    { feature: "build", resource: stack, actions: changed.map(of("cloudformation")) },
    { feature: "build", resource: project, actions: builds.map(of("codebuild")) },
    { feature: "build", resource: repository, actions: repositories.map(of("ecr")) },
    { feature: "build", resource: role, actions: roles.map(of("iam")) },
    { feature: "build", resource: logGroup, actions: logGroups.map(of("logs")) },
    { feature: "deploy", resource: stack, actions: changed.map(of("cloudformation")) },
    { feature: "deploy", resource: stack, actions: takenBack.map(of("cloudformation")), isOptional: true },
    { feature: "deploy", resource: service, actions: services.map(of("ecs")) },
    { feature: "deploy", resource: role, actions: roles.map(of("iam")) },
    { feature: "deploy", resource: logGroup, actions: logGroups.map(of("logs")) },
    { feature: "deploy", resource: any, actions: ["ecs:CreateCluster", "ecs:RegisterTaskDefinition"] },
    { feature: "deploy", resource: any, actions: alsoDeployed, isOptional: true },
    { feature: "deploy", resource: linkedRole, actions: ["iam:CreateServiceLinkedRole"], isOptional: true },
    { feature: "teardown", resource: stack, actions: ["cloudformation:DeleteStack"] },
    { feature: "teardown", resource: service, actions: ["ecs:DeleteExpressGatewayService"] },
    { feature: "teardown", resource: project, actions: ["codebuild:DeleteProject"] },
    { feature: "teardown", resource: repository, actions: ["ecr:DeleteRepository", "ecr:BatchDeleteImage"] },
    { feature: "teardown", resource: role, actions: deletedRoles.map(of("iam")) },
    { feature: "teardown", resource: logGroup, actions: ["logs:DeleteLogGroup"] },
  ];
}

const of = (service: string) => (action: string) => `${service}:${action}`;

const viewed = [
  ...["ListClusters", "ListServices", "DescribeServiceRevisions", "ListTasks", "DescribeTasks"].map(of("ecs")),
  ...["ListServiceDeployments", "DescribeServiceDeployments", "DescribeClusters"].map(of("ecs")),
  ...["DescribeLoadBalancers", "DescribeTargetHealth", "DescribeTags"].map(of("elasticloadbalancing")),
  ...["DescribeRepositories", "DescribeImages"].map(of("ecr")),
  ...["BatchGetBuilds", "BatchGetProjects"].map(of("codebuild")),
  ...["GetLogEvents", "FilterLogEvents"].map(of("logs")),
  "cloudformation:ListStacks",
];
const alsoViewed = [
  ...["DescribeListeners", "DescribeRules", "DescribeTargetGroups"].map(of("elasticloadbalancing")),
  ...["DescribeAlarms", "GetMetricData"].map(of("cloudwatch")),
  ...["DescribeScalableTargets", "DescribeScalingPolicies"].map(of("application-autoscaling")),
  ...["ecs:DescribeTaskDefinition", "logs:DescribeLogGroups", "codebuild:ListBuilds"],
  ...["servicequotas:GetServiceQuota", "pricing:GetProducts", "ec2:DescribeVpcEndpoints"],
];
const viewedOfStack = ["DescribeStacks", "DescribeStackEvents", "DescribeStackResources", "DescribeChangeSet"];
const changed = ["CreateChangeSet", "ExecuteChangeSet", "DeleteChangeSet", "DescribeEvents"];
const takenBack = ["CancelUpdateStack", "ContinueUpdateRollback", "DeleteStack"];
const builds = ["CreateProject", "UpdateProject", "StartBuild", "StopBuild"];
const repositories = ["CreateRepository", "PutLifecyclePolicy", "PutImageScanningConfiguration"];
const roles = ["CreateRole", "GetRole", "PutRolePolicy", "AttachRolePolicy", "PassRole"];
const logGroups = ["CreateLogGroup", "PutRetentionPolicy"];
const services = ["CreateExpressGatewayService", "UpdateExpressGatewayService", "TagResource"];
const alsoDeployed = ["ec2:CreateDefaultVpc", "ec2:CreateTags", "ecs:StopServiceDeployment"];
const deletedRoles = ["DeleteRole", "DetachRolePolicy", "DeleteRolePolicy"];

/** Who may be handed a role. */
const passedTo = ["ecs.amazonaws.com", "ecs-tasks.amazonaws.com", "codebuild.amazonaws.com"];

/** The least that has to be added, as a policy to paste. */
export function missingPolicy(missing: readonly MissingAction[]): string {
  const keyOf = ({ action, resource }: MissingAction) => `${action === "iam:PassRole"} ${resource}`;
  const statements = [...new Set(missing.map(keyOf))].map((key) => {
    const group = missing.filter((each) => keyOf(each) === key);
    const actions = [...new Set(group.map(({ action }) => action))].sort();
    const isPassRole = actions[0] === "iam:PassRole";
    return {
      Effect: "Allow",
      Action: actions,
      Resource: group[0]?.resource,
      ...(isPassRole && { Condition: { StringEquals: { "iam:PassedToService": passedTo } } }),
    };
  });
  return JSON.stringify({ Version: "2012-10-17", Statement: statements }, null, 2);
}

/** A resource that the pattern of a policy names: IAM simulates with one that could be there. */
export function exampleOf(resource: string): string {
  return resource === "*" ? resource : resource.replaceAll("*", "preflight");
}
