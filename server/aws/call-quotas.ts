import "server-only";

/** How many calls AWS takes from an account in a Region, and how many of them Slipway takes for itself. */
export interface CallQuota {
  bucket: string;
  /** IAM prefixes and operations, `ecs:DescribeServices`. */
  actions: RegExp;
  /** How many at once, and how many more each second. */
  burst: number;
  perSecond: number;
  /** Calls in a second, and at once, where a Region differs. */
  regions?: Readonly<Record<string, number>>;
  /** Of the quota: the rest is for the console of AWS, pipelines and whoever else is in the account. */
  share: number;
  source: string;
}

/** The day on which the sources were read. */
const asOf = "2026-11-23";
const share = 0.6;

const ecs = `Amazon ECS API Reference, Request throttling for the Amazon ECS API, ${asOf}`;
const logs = `Amazon CloudWatch Logs User Guide, CloudWatch Logs quotas, ${asOf}`;
const cloudwatch = `Amazon CloudWatch User Guide, CloudWatch service quotas, ${asOf}`;
const ec2 = `Amazon EC2 Developer Guide, Request throttling for the Amazon EC2 API, ${asOf}`;
const cloudformation = `unpublished; CDK was throttled steadily at 8 to 10 calls a second, ${asOf}`;
const unpublished = `unpublished; taken to be like the slowest that are, ${asOf}`;

function quota(
  bucket: string,
  actions: RegExp,
  [burst, perSecond]: [number, number],
  source: string,
  regions?: CallQuota["regions"],
): CallQuota {
  return { bucket, actions, burst, perSecond, share, source, ...(regions && { regions }) };
}

/** The first that names an action holds; the last names all. An Express operation counts as a service's. */
export const callQuotas: readonly CallQuota[] = [
  quota("ecs services", /^ecs:(DescribeServices|ListServices|DescribeExpressGatewayService)$/, [100, 20], ecs),
  quota("ecs tasks", /^ecs:(DescribeTasks|ListTasks)$/, [100, 20], ecs),
  quota("ecs deployments", /^ecs:(DescribeServiceDeployments|ListServiceDeployments)$/, [50, 20], ecs),
  quota("ecs revisions", /^ecs:DescribeServiceRevisions$/, [50, 20], ecs),
  quota("ecs clusters", /^ecs:(DescribeClusters|ListClusters)$/, [50, 20], ecs),
  quota("ecs task definitions", /^ecs:(DescribeTaskDefinition|ListTaskDefinition.*)$/, [50, 20], ecs),
  quota("ecs changes", /^ecs:(Create|Update|Delete)(Service|ExpressGatewayService)$/, [50, 5], ecs),
  quota("ecs definition changes", /^ecs:(Register|Deregister)TaskDefinition$/, [20, 1], ecs),
  quota("ecs cluster changes", /^ecs:(Create|Delete)Cluster$/, [20, 1], ecs),
  quota("ecs tags", /^ecs:(Tag|Untag)Resource$/, [20, 10], ecs),
  quota("logs events", /^logs:GetLogEvents$/, [25, 25], logs, {
    "us-west-2": 10,
    "eu-west-1": 10,
    "eu-central-1": 10,
    "ap-northeast-3": 10,
    "ca-west-1": 10,
    "eu-west-3": 30,
  }),
  quota("logs search", /^logs:FilterLogEvents$/, [10, 10], logs, {
    "us-east-1": 25,
    "eu-central-1": 5,
    "ap-northeast-3": 5,
  }),
  quota("logs streams", /^logs:DescribeLogStreams$/, [25, 25], logs),
  quota("logs groups", /^logs:DescribeLogGroups$/, [10, 10], logs),
  quota("cloudwatch alarms", /^cloudwatch:DescribeAlarms$/, [9, 9], cloudwatch),
  quota("cloudwatch metrics", /^cloudwatch:GetMetricData$/, [50, 50], cloudwatch),
  quota("ec2 reads", /^ec2:(Describe|Get|Search).*$/, [100, 20], ec2),
  quota("ec2 changes", /^ec2:.*$/, [50, 5], ec2),
  quota("cloudformation", /^cloudformation:.*$/, [20, 8], cloudformation),
  quota("others", /.*/, [20, 10], unpublished),
];

/** What one kind of call may take in a Region: at once, and each second. */
export function rateOf({ burst, perSecond, regions, share: ours }: CallQuota, region: string) {
  const regional = regions?.[region];
  return { burst: (regional ?? burst) * ours, perSecond: (regional ?? perSecond) * ours };
}
