import { z } from "zod";
import { OutsideWork } from "./outside-work";
import { Progress } from "./progress";

/** What a revision is, once ECS has made all that belongs to it. */
export const ObservedRevision = z.object({
  arn: z.string(),
  createdAt: z.iso.datetime().optional(),
  taskDefinitionArn: z.string().optional(),
  image: z.string().optional(),
  imageDigest: z.string().optional(),
  /** From which the image was built, where a build of the target tells it. */
  commit: z.string().optional(),
  endpoint: z.string().optional(),
  /** PUBLIC or PRIVATE. */
  accessType: z.string().optional(),
  /** Of its target groups. */
  healthCheckPath: z.string().optional(),
  loadBalancerArn: z.string().optional(),
  targetGroupArns: z.array(z.string()),
  logGroupArn: z.string().optional(),
  alarmArns: z.array(z.string()),
  /** ECS is still making or taking away what belongs to it. */
  isSettling: z.boolean(),
});
export type ObservedRevision = z.infer<typeof ObservedRevision>;

/** ECS's service deployment: the latest of the service. */
export const ObservedDeployment = z.object({
  arn: z.string(),
  progress: Progress,
  /** PENDING, IN_PROGRESS, SUCCESSFUL, ROLLBACK_SUCCESSFUL, … */
  status: z.string(),
  stage: z.string().optional(),
  reason: z.string().optional(),
  createdAt: z.iso.datetime().optional(),
  endedAt: z.iso.datetime().optional(),
  targetRevisionArn: z.string().optional(),
  trafficPercent: z.number().optional(),
  triggeredAlarms: z.array(z.string()),
});
export type ObservedDeployment = z.infer<typeof ObservedDeployment>;

/** All that is known of a service from AWS, with the marks by which the watcher sees whether more has to be read. */
export const ObservedService = z.object({
  serviceArn: z.string(),
  /** ACTIVE, DRAINING: INACTIVE ones are gone. */
  status: z.string(),
  createdAt: z.iso.datetime().optional(),
  tags: z.record(z.string(), z.string()).optional(),
  /** Of DescribeServices' answer: a different one says that something went on. */
  mark: z.string(),
  /** The mark for which revision, deployment and targets were read. */
  readFor: z.string().optional(),
  revision: ObservedRevision.optional(),
  deployment: ObservedDeployment.optional(),
  targets: z
    .object({ healthy: z.int(), total: z.int(), reasons: z.array(z.string()), at: z.iso.datetime() })
    .optional(),
  alarms: z.array(z.string()).optional(),
  /** CloudFormation has its stack under way. */
  stackStatus: z.string().optional(),
  /** What AWS did for it lately, whoever asked. */
  works: z.array(OutsideWork).optional(),
});
export type ObservedService = z.infer<typeof ObservedService>;
