/** A policy of AWS's own, as far as the flows here attach it: which actions it allows. */
export interface ManagedPolicy {
  path: string;
  name: string;
  actions: string[];
}

const managedPolicies: ManagedPolicy[] = [
  {
    path: "/service-role/",
    name: "AmazonECSTaskExecutionRolePolicy",
    actions: [
      "ecr:GetAuthorizationToken",
      "ecr:BatchCheckLayerAvailability",
      "ecr:GetDownloadUrlForLayer",
      "ecr:BatchGetImage",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
    ],
  },
  {
    path: "/service-role/",
    name: "AmazonECSInfrastructureRoleforExpressGatewayServices",
    actions: [
      "elasticloadbalancing:*",
      "ec2:CreateSecurityGroup",
      "ec2:AuthorizeSecurityGroupIngress",
      "ec2:AuthorizeSecurityGroupEgress",
      "ec2:RevokeSecurityGroupIngress",
      "ec2:RevokeSecurityGroupEgress",
      "ec2:DeleteSecurityGroup",
      "ec2:CreateTags",
      "ec2:DescribeSecurityGroups",
      "ec2:DescribeSubnets",
      "ec2:DescribeVpcs",
      "ec2:DescribeRouteTables",
      "acm:RequestCertificate",
      "acm:DeleteCertificate",
      "acm:DescribeCertificate",
      "application-autoscaling:*",
      "cloudwatch:PutMetricAlarm",
      "cloudwatch:DeleteAlarms",
      "cloudwatch:DescribeAlarms",
      "logs:CreateLogGroup",
      "logs:DescribeLogGroups",
      "logs:TagResource",
      "iam:CreateServiceLinkedRole",
    ],
  },
  { path: "/", name: "AdministratorAccess", actions: ["*"] },
  { path: "/", name: "PowerUserAccess", actions: ["*"] },
  { path: "/", name: "ReadOnlyAccess", actions: ["*:Describe*", "*:Get*", "*:List*", "*:BatchGet*"] },
  { path: "/", name: "AmazonECS_FullAccess", actions: ["ecs:*", "elasticloadbalancing:*", "ec2:Describe*", "logs:*"] },
  { path: "/", name: "AmazonEC2ContainerRegistryFullAccess", actions: ["ecr:*"] },
  { path: "/", name: "AmazonEC2ContainerRegistryPowerUser", actions: ["ecr:*"] },
  {
    path: "/",
    name: "AmazonEC2ContainerRegistryReadOnly",
    actions: ["ecr:GetAuthorizationToken", "ecr:Batch*", "ecr:Get*", "ecr:Describe*", "ecr:List*"],
  },
  { path: "/", name: "AWSCodeBuildDeveloperAccess", actions: ["codebuild:*", "logs:GetLogEvents"] },
  { path: "/", name: "AWSCodeBuildAdminAccess", actions: ["codebuild:*", "ecr:*", "logs:*"] },
  { path: "/", name: "CloudWatchLogsFullAccess", actions: ["logs:*"] },
  { path: "/", name: "CloudWatchAgentServerPolicy", actions: ["logs:*", "cloudwatch:PutMetricData"] },
  { path: "/", name: "AmazonSSMReadOnlyAccess", actions: ["ssm:Describe*", "ssm:Get*", "ssm:List*"] },
  { path: "/", name: "SecretsManagerReadWrite", actions: ["secretsmanager:*"] },
  { path: "/", name: "AmazonS3FullAccess", actions: ["s3:*"] },
  { path: "/", name: "AmazonS3ReadOnlyAccess", actions: ["s3:Get*", "s3:List*"] },
  { path: "/", name: "AmazonDynamoDBFullAccess", actions: ["dynamodb:*"] },
  { path: "/", name: "AWSXRayDaemonWriteAccess", actions: ["xray:Put*", "xray:Get*"] },
];

const byArn = new Map(managedPolicies.map((policy) => [arnOf(policy), policy]));

export function findManagedPolicy(arn: string): ManagedPolicy | undefined {
  return byArn.get(arn);
}

export function managedPolicyArns(): string[] {
  return [...byArn.keys()];
}

export function managedPolicyDocument({ actions }: ManagedPolicy): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }],
  });
}

function arnOf({ path, name }: ManagedPolicy): string {
  return `arn:aws:iam::aws:policy${path}${name}`;
}
