import { type ManagedPolicy, of, policy } from "./managed-policy";

/** What looking is called, service by service. */
const readOnly = [
  ...of("account", "Get* List*"),
  ...of("acm", "Describe* Get* List*"),
  ...of("application-autoscaling", "Describe* List*"),
  ...of("autoscaling", "Describe*"),
  ...of("cloudformation", "BatchDescribe* Describe* Detect* EstimateTemplateCost Get* List* ValidateTemplate"),
  ...of("cloudtrail", "Describe* Get* List* LookupEvents"),
  ...of("cloudwatch", "Describe* Get* List*"),
  ...of("codebuild", "BatchGet* DescribeCodeCoverages DescribeTestCases List*"),
  ...of("dynamodb", "BatchGet* Describe* Get* List* Query Scan"),
  ...of("ec2", "Describe* Get* SearchTransitGatewayRoutes"),
  ...of("ecr", "BatchCheck* BatchGet* Describe* Get* List*"),
  ...of("ecs", "Describe* Get* List*"),
  ...of("elasticloadbalancing", "Describe* Get*"),
  ...of("iam", "Generate* Get* List* Simulate*"),
  ...of("kms", "Describe* Get* List*"),
  ...of(
    "logs",
    "Describe* FilterLogEvents Get* List* StartLiveTail StartQuery StopLiveTail StopQuery TestMetricFilter",
  ),
  ...of("organizations", "Describe* List*"),
  ...of("pricing", "DescribeServices GetAttributeValues GetProducts"),
  ...of("resource-groups", "Get* List* Search*"),
  ...of("s3", "DescribeJob Get* List*"),
  ...of("secretsmanager", "Describe* GetResourcePolicy List*"),
  ...of("servicequotas", "Get* List*"),
  ...of("ssm", "Describe* Get* List*"),
  ...of("sts", "GetAccessKeyInfo GetCallerIdentity GetSessionToken"),
  ...of("tag", "Get*"),
];

/** Names and states, but not what is inside: no log lines, no objects, no parameters. */
const viewOnly = [
  ...of("acm", "ListCertificates"),
  ...of("application-autoscaling", "Describe*"),
  ...of("autoscaling", "Describe*"),
  ...of("cloudformation", "DescribeStacks DescribeStackEvents DescribeStackResource DescribeStackResources"),
  ...of("cloudformation", "List*"),
  ...of("cloudwatch", "Describe* Get* List*"),
  ...of("codebuild", "ListBuilds* ListProjects"),
  ...of("ec2", "Describe*"),
  ...of("ecr", "DescribeRepositories ListImages"),
  ...of("ecs", "Describe* List*"),
  ...of("elasticloadbalancing", "DescribeListeners DescribeLoadBalancers DescribeTargetGroups DescribeTargetHealth"),
  ...of("iam", "GetAccountSummary GetLoginProfile List*"),
  ...of("kms", "ListAliases ListKeys"),
  ...of("logs", "Describe*"),
  ...of("organizations", "Describe* List*"),
  ...of("s3", "ListAllMyBuckets ListBucket"),
  ...of("secretsmanager", "ListSecrets"),
  ...of("servicequotas", "Get* List*"),
  ...of("ssm", "DescribeParameters ListDocuments"),
];

/** What AWS has for people by what they do. */
export const jobPolicies: ManagedPolicy[] = [
  policy("/", "AdministratorAccess", ["*"]),
  policy("/", "PowerUserAccess", { notActions: ["account:*", "iam:*", "organizations:*"] }, [
    ...of("account", "GetAccountInformation GetGovCloudAccountInformation GetPrimaryEmail ListRegions"),
    ...of("iam", "CreateServiceLinkedRole DeleteServiceLinkedRole ListRoles"),
    ...of("organizations", "DescribeEffectivePolicy DescribeOrganization"),
  ]),
  policy("/", "ReadOnlyAccess", readOnly),
  policy("/job-function/", "ViewOnlyAccess", viewOnly),
  policy(
    "/",
    "SecurityAudit",
    readOnly.filter((action) => !/^(dynamodb|s3|logs):/.test(action)),
  ),
  policy("/", "IAMFullAccess", ["iam:*", "organizations:DescribeAccount", "organizations:DescribeOrganization"]),
  policy("/", "IAMReadOnlyAccess", of("iam", "GenerateCredentialReport Get* List* Simulate*")),
];
