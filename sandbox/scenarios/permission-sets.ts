import type { PermissionSet } from "../identity-center/directory";

const hourMs = 3_600_000;

/** Looks at all that a deploy makes, changes nothing. */
const viewerActions = [
  actions("cloudformation", "DescribeStacks DescribeStackEvents DescribeEvents DescribeStackResource"),
  actions("cloudformation", "DescribeStackResources ListStackResources ListStacks GetTemplate GetTemplateSummary"),
  actions("cloudformation", "DescribeChangeSet ListChangeSets ListExports ListImports ValidateTemplate"),
  actions("codebuild", "BatchGetProjects BatchGetBuilds ListBuildsForProject ListProjects ListBuilds"),
  actions("logs", "GetLogEvents FilterLogEvents DescribeLogGroups DescribeLogStreams StartLiveTail"),
  actions("ecr", "DescribeRepositories DescribeImages ListImages DescribeImageScanFindings ListTagsForResource"),
  actions("ecs", "DescribeExpressGatewayService DescribeServices ListServices DescribeServiceRevisions"),
  actions("ecs", "ListServiceDeployments DescribeServiceDeployments ListTasks DescribeTasks DescribeTaskDefinition"),
  actions("ecs", "DescribeClusters ListClusters ListTagsForResource"),
  actions("elasticloadbalancing", "DescribeLoadBalancers DescribeListeners DescribeRules DescribeTargetGroups"),
  actions("elasticloadbalancing", "DescribeTargetHealth DescribeTags"),
  actions("application-autoscaling", "DescribeScalableTargets DescribeScalingPolicies DescribeScalingActivities"),
  actions("cloudwatch", "DescribeAlarms GetMetricData"),
  actions("ec2", "DescribeVpcs DescribeSubnets DescribeRouteTables DescribeInternetGateways DescribeSecurityGroups"),
  actions("ec2", "DescribeSecurityGroupRules DescribeNetworkInterfaces DescribeAvailabilityZones DescribeNatGateways"),
  actions("ec2", "DescribeAccountAttributes DescribeInstances DescribeVpcEndpoints DescribeVpcPeeringConnections"),
  actions("ec2", "DescribeVpnGateways DescribeRegions DescribeAddresses"),
  actions("iam", "GetRole ListRolePolicies GetRolePolicy ListAttachedRolePolicies ListAccountAliases ListRoles"),
  actions("iam", "GetPolicy GetPolicyVersion ListRoleTags ListInstanceProfilesForRole SimulatePrincipalPolicy"),
  ["acm:DescribeCertificate", "pricing:GetProducts", "tag:GetResources", "account:GetAccountInformation"],
  actions("servicequotas", "GetServiceQuota ListServiceQuotas GetAWSDefaultServiceQuota"),
].flat();

const deployerActions = [
  actions("cloudformation", "CreateStack UpdateStack CreateChangeSet ExecuteChangeSet DeleteChangeSet DeleteStack"),
  actions("cloudformation", "ContinueUpdateRollback CancelUpdateStack RollbackStack TagResource UntagResource"),
  actions("cloudformation", "DetectStackDrift DescribeStackDriftDetectionStatus DescribeStackResourceDrifts"),
  actions("codebuild", "CreateProject UpdateProject StartBuild StopBuild RetryBuild"),
  actions("ecr", "CreateRepository PutLifecyclePolicy GetLifecyclePolicy PutImageScanningConfiguration"),
  actions("ecr", "PutImageTagMutability TagResource GetRepositoryPolicy SetRepositoryPolicy"),
  actions("iam", "CreateRole TagRole UntagRole UpdateRole UpdateAssumeRolePolicy PutRolePolicy AttachRolePolicy"),
  actions("iam", "DetachRolePolicy DeleteRolePolicy DeleteRole"),
  actions("ecs", "CreateExpressGatewayService UpdateExpressGatewayService CreateCluster RegisterTaskDefinition"),
  actions("ecs", "TagResource UntagResource UpdateService StopServiceDeployment"),
  actions("logs", "CreateLogGroup PutRetentionPolicy TagResource"),
  actions("ec2", "CreateDefaultVpc CreateDefaultSubnet CreateTags"),
].flat();

const passedTo = ["ecs-tasks", "ecs", "codebuild", "cloudformation"].map((service) => `${service}.amazonaws.com`);
const linkedTo = ["ecs", "elasticloadbalancing", "ecs.application-autoscaling"].map((name) => `${name}.amazonaws.com`);

export const administratorAccess: PermissionSet = {
  name: "AdministratorAccess",
  description: "Everything",
  sessionMs: 4 * hourMs,
  managedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"],
};

/** Deploys, and clears away what a failed first deploy left; takes no working service down. */
export const deployer: PermissionSet = {
  name: "Deployer",
  description: "Deploys with Amazon ECS Express Mode",
  sessionMs: 4 * hourMs,
  inlinePolicy: policy([
    { Sid: "Look", Effect: "Allow", Action: viewerActions, Resource: "*" },
    { Sid: "Deploy", Effect: "Allow", Action: deployerActions, Resource: "*" },
    allowIf("HandOverRoles", "iam:PassRole", { "iam:PassedToService": passedTo }),
    allowIf("ServiceLinkedRoles", "iam:CreateServiceLinkedRole", { "iam:AWSServiceName": linkedTo }),
  ]),
};

export const viewOnly: PermissionSet = {
  name: "ViewOnly",
  description: "Looks at deploys",
  sessionMs: 8 * hourMs,
  inlinePolicy: policy([{ Sid: "Look", Effect: "Allow", Action: viewerActions, Resource: "*" }]),
};

function actions(prefix: string, names: string): string[] {
  return names.split(" ").map((name) => `${prefix}:${name}`);
}

function allowIf(Sid: string, Action: string, StringEquals: Record<string, string[]>): object {
  return { Sid, Effect: "Allow", Action, Resource: "*", Condition: { StringEquals } };
}

function policy(Statement: object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
