/**
 * What an action is authorized against, as the Service Authorization Reference has it: after `arn:aws:SERVICE:REGION:ACCOUNT:`,
 * with members of the input in braces. `|` gives what holds where a member is missing; without it the resource is then `*`.
 * Actions that are not here are authorized against `*`.
 */
const patterns: Record<string, Record<string, string>> = {
  cloudformation: {
    "stack/{StackName}/*":
      "CancelUpdateStack ContinueUpdateRollback CreateChangeSet CreateStack DeleteChangeSet DeleteStack DescribeChangeSet DescribeEvents DescribeStackEvents DescribeStackResource DescribeStackResourceDrifts DescribeStackResources DescribeStacks DetectStackDrift ExecuteChangeSet GetStackPolicy GetTemplate GetTemplateSummary ListChangeSets ListStackResources RollbackStack SetStackPolicy UpdateStack UpdateTerminationProtection",
  },
  codebuild: {
    "project/{name}": "CreateProject UpdateProject DeleteProject",
    "project/{names}": "BatchGetProjects",
    "project/{projectName}": "StartBuild ListBuildsForProject InvalidateProjectCache",
    "project/{ids:project}": "BatchGetBuilds BatchDeleteBuilds",
    "project/{id:project}": "RetryBuild StopBuild",
  },
  ecs: {
    "service/{cluster|default}/{serviceName|*}": "CreateExpressGatewayService CreateService",
    "{serviceArn}": "DeleteExpressGatewayService DescribeExpressGatewayService UpdateExpressGatewayService",
    "service/{cluster|default}/{service}": "DeleteService ListServiceDeployments UpdateService",
    "service/{cluster|default}/{services}": "DescribeServices",
    "cluster/{clusterName|default}": "CreateCluster",
    "cluster/{cluster|default}": "DeleteCluster UpdateCluster UpdateClusterSettings PutClusterCapacityProviders",
    "cluster/{clusters|default}": "DescribeClusters",
    "task-definition/{family}:*": "RegisterTaskDefinition",
    "task-definition/{taskDefinitions}": "DeleteTaskDefinitions",
    "task-definition/{taskDefinition}": "RunTask",
    "task/{cluster|default}/{tasks}": "DescribeTasks",
    "task/{cluster|default}/{task}": "StopTask",
    "{serviceDeploymentArns}": "DescribeServiceDeployments",
    "{serviceDeploymentArn}": "StopServiceDeployment ContinueServiceDeployment",
    "{serviceRevisionArns}": "DescribeServiceRevisions",
    "{resourceArn}": "ListTagsForResource TagResource UntagResource",
  },
  ecr: {
    "repository/{repositoryName}":
      "BatchCheckLayerAvailability BatchDeleteImage BatchGetImage CompleteLayerUpload CreateRepository DeleteLifecyclePolicy DeleteRepository DeleteRepositoryPolicy DescribeImageScanFindings DescribeImages GetDownloadUrlForLayer GetLifecyclePolicy GetLifecyclePolicyPreview GetRepositoryPolicy InitiateLayerUpload ListImages PutImage PutImageScanningConfiguration PutImageTagMutability PutLifecyclePolicy SetRepositoryPolicy StartImageScan StartLifecyclePolicyPreview UploadLayerPart",
    "repository/{repositoryNames|*}": "DescribeRepositories",
    "{resourceArn}": "ListTagsForResource TagResource UntagResource",
  },
  elasticloadbalancing: {
    "{LoadBalancerArn}": "DeleteLoadBalancer ModifyLoadBalancerAttributes SetSecurityGroups SetSubnets CreateListener",
    "loadbalancer/app/{Name}/*": "CreateLoadBalancer",
    "targetgroup/{Name}/*": "CreateTargetGroup",
    "{TargetGroupArn}":
      "DeleteTargetGroup ModifyTargetGroup ModifyTargetGroupAttributes RegisterTargets DeregisterTargets",
    "{ListenerArn}": "DeleteListener ModifyListener CreateRule",
    "{RuleArn}": "DeleteRule ModifyRule",
    "{ResourceArns}": "AddTags RemoveTags",
  },
  logs: {
    "log-group:{logGroupName}":
      "CreateLogGroup DeleteLogGroup DeleteRetentionPolicy DescribeLogStreams FilterLogEvents ListTagsLogGroup PutRetentionPolicy TagLogGroup UntagLogGroup",
    "log-group:{logGroupName}:log-stream:{logStreamName}": "CreateLogStream DeleteLogStream GetLogEvents PutLogEvents",
    "{logGroupIdentifiers}": "StartLiveTail",
    "{resourceArn}": "ListTagsForResource TagResource UntagResource",
  },
  cloudwatch: {
    "alarm:{AlarmNames|*}": "DeleteAlarms DescribeAlarms DisableAlarmActions EnableAlarmActions",
    "alarm:{AlarmName}": "PutMetricAlarm PutCompositeAlarm SetAlarmState DescribeAlarmHistory",
    "{ResourceARN}": "ListTagsForResource TagResource UntagResource",
  },
  ssm: {
    "parameter/{Name}": "DeleteParameter GetParameter GetParameterHistory PutParameter LabelParameterVersion",
    "parameter/{Names}": "DeleteParameters GetParameters",
    "parameter/{Path}": "GetParametersByPath",
    "parameter/{ResourceId}": "AddTagsToResource RemoveTagsFromResource ListTagsForResource",
  },
  kms: { "key/{KeyId}": "DescribeKey Encrypt Decrypt GenerateDataKey GenerateDataKeyWithoutPlaintext" },
  secretsmanager: {
    "secret:{Name}-*": "CreateSecret",
    "secret:{SecretId}-*":
      "CancelRotateSecret DeleteSecret DescribeSecret GetSecretValue ListSecretVersionIds PutSecretValue RestoreSecret RotateSecret TagResource UntagResource UpdateSecret",
  },
  servicequotas: { "{ServiceCode}/{QuotaCode}": "GetServiceQuota RequestServiceQuotaIncrease" },
  acm: { "{CertificateArn}": "DeleteCertificate DescribeCertificate GetCertificate ListTagsForCertificate" },
  iam: {
    "role{RoleName:path}":
      "AttachRolePolicy CreateRole DeleteRole DeleteRolePermissionsBoundary DeleteRolePolicy DetachRolePolicy GetRole GetRolePolicy ListAttachedRolePolicies ListInstanceProfilesForRole ListRolePolicies ListRoleTags PutRolePermissionsBoundary PutRolePolicy TagRole UntagRole UpdateAssumeRolePolicy UpdateRole UpdateRoleDescription",
    "role/aws-service-role/{AWSServiceName}/*": "CreateServiceLinkedRole",
    "policy{Path|/}{PolicyName}": "CreatePolicy",
    "{PolicyArn}":
      "CreatePolicyVersion DeletePolicy DeletePolicyVersion GetPolicy GetPolicyVersion ListEntitiesForPolicy ListPolicyTags ListPolicyVersions SetDefaultPolicyVersion TagPolicy UntagPolicy",
    "{PolicySourceArn}": "SimulatePrincipalPolicy",
    "instance-profile/{InstanceProfileName}":
      "AddRoleToInstanceProfile CreateInstanceProfile DeleteInstanceProfile GetInstanceProfile ListInstanceProfileTags RemoveRoleFromInstanceProfile TagInstanceProfile UntagInstanceProfile",
    "user/{UserName|administrator}": "GetUser",
  },
  sts: { "{RoleArn}": "AssumeRole" },
};

const byAction = new Map<string, string>(
  Object.entries(patterns).flatMap(([prefix, rows]) =>
    Object.entries(rows).flatMap(([pattern, names]) =>
      names.split(" ").map((name) => [`${prefix}:${name}`, pattern] as const),
    ),
  ),
);

/** The pattern of an action, `ecs:DescribeServices`. */
export function findPattern(action: string): string | undefined {
  return byAction.get(action);
}
