import { type ManagedPolicy, of, policy } from "./managed-policy";

const ecsManaged = { "aws:ResourceTag/AmazonECSManaged": "true" };
const madeForEcs = { "aws:RequestTag/AmazonECSManaged": "true" };

/** What AWS has service by service. */
export const servicePolicies: ManagedPolicy[] = [
  policy(
    "/service-role/",
    "AmazonECSTaskExecutionRolePolicy",
    of("ecr", "GetAuthorizationToken BatchCheckLayerAvailability GetDownloadUrlForLayer BatchGetImage").concat(
      of("logs", "CreateLogStream PutLogEvents"),
    ),
  ),
  policy(
    "/service-role/",
    "AmazonECSInfrastructureRoleforExpressGatewayServices",
    {
      actions: ["iam:CreateServiceLinkedRole"],
      condition: {
        StringEquals: {
          "iam:AWSServiceName": ["ecs.application-autoscaling.amazonaws.com", "elasticloadbalancing.amazonaws.com"],
        },
      },
    },
    {
      actions: [
        ...of("elasticloadbalancing", "CreateListener CreateLoadBalancer CreateRule CreateTargetGroup AddTags"),
        ...of("ec2", "CreateSecurityGroup CreateTags"),
        ...of("acm", "RequestCertificate AddTagsToCertificate"),
        ...of("application-autoscaling", "RegisterScalableTarget TagResource"),
        ...of("cloudwatch", "PutMetricAlarm TagResource"),
        ...of("logs", "CreateLogGroup TagResource"),
      ],
      condition: { StringEquals: madeForEcs },
    },
    {
      actions: [
        ...of("elasticloadbalancing", "Modify* Delete* RegisterTargets DeregisterTargets SetRulePriorities"),
        ...of(
          "elasticloadbalancing",
          "SetSecurityGroups SetSubnets AddListenerCertificates RemoveListenerCertificates",
        ),
        ...of("ec2", "AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress DeleteSecurityGroup"),
        ...of("ec2", "RevokeSecurityGroupIngress RevokeSecurityGroupEgress"),
        ...of("acm", "DeleteCertificate DescribeCertificate"),
        ...of("application-autoscaling", "PutScalingPolicy DeleteScalingPolicy DeregisterScalableTarget"),
        ...of("cloudwatch", "PutMetricAlarm DeleteAlarms"),
      ],
      condition: { StringEquals: ecsManaged },
    },
    [
      ...of("elasticloadbalancing", "Describe*"),
      ...of("ec2", "DescribeInternetGateways DescribeRouteTables DescribeSecurityGroups DescribeSubnets DescribeVpcs"),
      ...of("application-autoscaling", "Describe*"),
      ...of("cloudwatch", "DescribeAlarms"),
      ...of("logs", "DescribeLogGroups"),
    ],
  ),
  policy("/", "AWSCloudFormationFullAccess", ["cloudformation:*"]),
  policy(
    "/",
    "AWSCloudFormationReadOnlyAccess",
    of("cloudformation", "Describe* EstimateTemplateCost Get* List* ValidateTemplate Detect*"),
  ),
  policy(
    "/",
    "AmazonECS_FullAccess",
    [
      ...of("application-autoscaling", "*"),
      ...of("autoscaling", "CreateAutoScalingGroup DeleteAutoScalingGroup Describe* UpdateAutoScalingGroup"),
      ...of("cloudformation", "CreateStack DeleteStack DescribeStack* UpdateStack"),
      ...of("cloudwatch", "DeleteAlarms DescribeAlarms GetMetricStatistics PutMetricAlarm"),
      ...of("ec2", "AuthorizeSecurityGroupIngress CreateInternetGateway CreateSecurityGroup CreateVpc Describe*"),
      ...of("ecs", "*"),
      ...of("elasticloadbalancing", "Create* DeleteListener DeleteLoadBalancer DeleteRule DeleteTargetGroup Describe*"),
      ...of("iam", "ListAttachedRolePolicies ListInstanceProfiles ListRoles"),
      ...of("logs", "CreateLogGroup DescribeLogGroups FilterLogEvents"),
    ],
    {
      actions: ["iam:PassRole"],
      condition: { StringLike: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
    },
    {
      actions: ["iam:CreateServiceLinkedRole"],
      condition: {
        StringLike: {
          "iam:AWSServiceName": [
            "ecs.amazonaws.com",
            "elasticloadbalancing.amazonaws.com",
            "ecs.application-autoscaling.amazonaws.com",
          ],
        },
      },
    },
  ),
  policy("/", "AmazonEC2ContainerRegistryFullAccess", ["ecr:*", "cloudtrail:LookupEvents"], {
    actions: ["iam:CreateServiceLinkedRole"],
    condition: { StringEquals: { "iam:AWSServiceName": "replication.ecr.amazonaws.com" } },
  }),
  policy("/", "AmazonEC2ContainerRegistryPowerUser", [
    ...of("ecr", "BatchCheckLayerAvailability BatchGetImage CompleteLayerUpload DescribeImageScanFindings"),
    ...of("ecr", "DescribeImages DescribeRepositories GetAuthorizationToken GetDownloadUrlForLayer GetLifecyclePolicy"),
    ...of("ecr", "GetLifecyclePolicyPreview GetRepositoryPolicy InitiateLayerUpload ListImages ListTagsForResource"),
    ...of("ecr", "PutImage UploadLayerPart"),
  ]),
  policy("/", "AmazonEC2ContainerRegistryReadOnly", [
    ...of("ecr", "BatchCheckLayerAvailability BatchGetImage DescribeImageScanFindings DescribeImages"),
    ...of("ecr", "DescribeRepositories GetAuthorizationToken GetDownloadUrlForLayer GetLifecyclePolicy"),
    ...of("ecr", "GetLifecyclePolicyPreview GetRepositoryPolicy ListImages ListTagsForResource"),
  ]),
  policy("/", "AWSCodeBuildDeveloperAccess", [
    ...of("codebuild", "StartBuild StopBuild StartBuildBatch StopBuildBatch RetryBuild RetryBuildBatch BatchGet*"),
    ...of("codebuild", "GetResourcePolicy DescribeTestCases DescribeCodeCoverages List*"),
    ...of("cloudwatch", "GetMetricStatistics"),
    ...of("logs", "GetLogEvents"),
  ]),
  policy("/", "AWSCodeBuildReadOnlyAccess", [
    ...of("codebuild", "BatchGet* GetResourcePolicy List* DescribeTestCases DescribeCodeCoverages"),
    ...of("cloudwatch", "GetMetricStatistics"),
    ...of("logs", "GetLogEvents"),
  ]),
  policy("/", "AWSCodeBuildAdminAccess", [
    ...of("codebuild", "*"),
    ...of("cloudwatch", "GetMetricStatistics"),
    ...of("ec2", "DescribeVpcs DescribeSecurityGroups DescribeSubnets"),
    ...of("ecr", "DescribeRepositories ListImages"),
    ...of("logs", "GetLogEvents DeleteLogGroup"),
  ]),
  policy("/", "CloudWatchLogsFullAccess", ["logs:*", "cloudwatch:GenerateQuery"]),
  policy(
    "/",
    "CloudWatchLogsReadOnlyAccess",
    of("logs", "Describe* FilterLogEvents Get* List* StartLiveTail StartQuery StopLiveTail StopQuery TestMetricFilter"),
  ),
  policy("/", "CloudWatchAgentServerPolicy", [
    ...of("cloudwatch", "PutMetricData"),
    ...of("ec2", "DescribeTags DescribeVolumes"),
    ...of(
      "logs",
      "CreateLogGroup CreateLogStream DescribeLogGroups DescribeLogStreams PutLogEvents PutRetentionPolicy",
    ),
  ]),
  policy("/", "AmazonSSMReadOnlyAccess", of("ssm", "Describe* Get* List*")),
  policy("/", "AmazonSSMManagedInstanceCore", [
    ...of("ssm", "DescribeAssociation GetDocument GetManifest GetParameter GetParameters ListAssociations"),
    ...of("ssm", "PutInventory UpdateInstanceInformation"),
    ...of("ssmmessages", "CreateControlChannel CreateDataChannel OpenControlChannel OpenDataChannel"),
  ]),
  policy("/", "SecretsManagerReadWrite", ["secretsmanager:*"]),
  policy("/", "AmazonS3FullAccess", ["s3:*"]),
  policy("/", "AmazonS3ReadOnlyAccess", of("s3", "Describe* Get* List*")),
  policy("/", "AmazonDynamoDBFullAccess", ["dynamodb:*"]),
  policy("/", "AWSXRayDaemonWriteAccess", of("xray", "PutTelemetryRecords PutTraceSegments GetSamplingRules")),
];
