/** How many calls AWS takes for each account and Region. */
export interface Quota {
  /** IAM prefixes and operations, `ecs:DescribeServices`. */
  actions: RegExp;
  /** Whether all of them together have the bucket, or each has one like it. */
  isShared: boolean;
  /** How many at once. */
  burst: number;
  perSecond: number;
  /** Calls in a second, and at once, where a Region differs. */
  regions?: Readonly<Record<string, number>>;
  source: string;
}

/** The day on which the sources were read. */
const asOf = "2026-11-23";

const sources = {
  ecs: "Amazon ECS API Reference, Request throttling for the Amazon ECS API",
  ec2: "Amazon EC2 Developer Guide, Request throttling for the Amazon EC2 API",
  logs: "Amazon CloudWatch Logs User Guide, CloudWatch Logs quotas",
  cloudwatch: "Amazon CloudWatch User Guide, CloudWatch service quotas",
  ecr: "Amazon ECR User Guide, Amazon ECR service quotas",
  sts: "IAM User Guide, IAM and AWS STS quotas",
};

type Service = keyof typeof sources;

function quota(service: Service, operations: string, rate: Omit<Quota, "actions" | "source">): Quota {
  return { ...rate, actions: new RegExp(`^${service}:(${operations})$`), source: `${sources[service]}, ${asOf}` };
}

function shared(service: Service, operations: string, burst: number, perSecond: number): Quota {
  return quota(service, operations, { isShared: true, burst, perSecond });
}

function each(service: Service, operations: string, burst: number, perSecond = burst): Quota {
  return quota(service, operations, { isShared: false, burst, perSecond });
}

/** The first that names an action holds. CloudFormation and CodeBuild publish none; an Express operation counts as a service's. */
export const quotas: readonly Quota[] = [
  shared("ecs", "DescribeServices|ListServices|DescribeExpressGatewayService", 100, 20),
  shared("ecs", "DescribeTasks|ListTasks", 100, 20),
  shared("ecs", "DescribeServiceDeployments|ListServiceDeployments", 50, 20),
  shared("ecs", "DescribeServiceRevisions", 50, 20),
  shared("ecs", "DescribeClusters|ListClusters", 50, 20),
  shared("ecs", "DescribeTaskDefinition|ListTaskDefinitions|ListTaskDefinitionFamilies", 50, 20),
  shared("ecs", "(Create|Update|Delete)(Service|ExpressGatewayService)", 50, 5),
  shared("ecs", "(Create|Delete)Cluster", 20, 1),
  shared("ecs", "(Register|Deregister)TaskDefinition", 20, 1),
  shared("ecs", "TagResource|UntagResource", 20, 10),
  shared("ecs", "ListTagsForResource", 50, 20),
  shared("ecs", "ListServicesByNamespace", 10, 1),
  each("ec2", "(Describe|Get|Search).*", 100, 20),
  each("ec2", ".*", 50, 5),
  {
    ...each("logs", "GetLogEvents", 25),
    regions: {
      "us-west-2": 10,
      "eu-west-1": 10,
      "eu-central-1": 10,
      "ap-northeast-3": 10,
      "ca-west-1": 10,
      "eu-west-3": 30,
    },
  },
  { ...each("logs", "FilterLogEvents", 10), regions: { "us-east-1": 25, "eu-central-1": 5, "ap-northeast-3": 5 } },
  each("logs", "DescribeLogStreams", 25),
  each("logs", "DescribeLogGroups", 10),
  each("logs", "StartLiveTail|PutRetentionPolicy", 5),
  each("cloudwatch", "DescribeAlarms", 9),
  each("cloudwatch", "GetMetricData", 50),
  each("cloudwatch", "DescribeAlarmHistory|DescribeAlarmsForMetric|SetAlarmState", 3),
  each("ecr", "BatchCheckLayerAvailability", 1000),
  each("ecr", "BatchGetImage", 2000),
  shared("sts", "AssumeRole|GetCallerIdentity|GetSessionToken|DecodeAuthorizationMessage", 600, 600),
];
