import { z } from "zod";
import { Rollout } from "./rollout";
import { ServiceMode, TeamService } from "./team-status";

export const ServiceTask = z.object({
  id: z.string(),
  /** PROVISIONING, PENDING, RUNNING, DEACTIVATING, … as ECS says it. */
  status: z.string(),
  /** The number of the revision that it runs. */
  revision: z.string().optional(),
  availabilityZone: z.string().optional(),
  startedAt: z.iso.datetime().optional(),
  /** What the load balancer says of its address. */
  targetState: z.string().optional(),
  targetReason: z.string().optional(),
});
export type ServiceTask = z.infer<typeof ServiceTask>;

/** Names alone of what may be a secret: values are never read. */
export const ServiceConfiguration = z.object({
  image: z.string().optional(),
  containerPort: z.int().optional(),
  command: z.array(z.string()),
  healthCheckPath: z.string().optional(),
  cpu: z.string().optional(),
  /** MiB. */
  memory: z.string().optional(),
  architecture: z.string().optional(),
  minTasks: z.int().optional(),
  maxTasks: z.int().optional(),
  scalingMetric: z.string().optional(),
  scalingTarget: z.number().optional(),
  environmentNames: z.array(z.string()),
  secrets: z.array(z.object({ name: z.string(), valueFrom: z.string() })),
  executionRoleArn: z.string().optional(),
  infrastructureRoleArn: z.string().optional(),
  taskRoleArn: z.string().optional(),
  taskDefinitionArn: z.string().optional(),
  logGroupName: z.string().optional(),
  /** With what the names of its log streams begin. */
  logStreamPrefix: z.string().optional(),
  subnetIds: z.array(z.string()),
  securityGroupIds: z.array(z.string()),
  /** PUBLIC or PRIVATE. */
  accessType: z.string().optional(),
});
export type ServiceConfiguration = z.infer<typeof ServiceConfiguration>;

/** One service as AWS shows it; one reading for all who look at it. */
export const ServiceDetail = z.object({
  serviceArn: z.string(),
  serviceName: z.string(),
  clusterName: z.string(),
  mode: ServiceMode,
  asOf: z.iso.datetime(),
  createdAt: z.iso.datetime().optional(),
  /** The newest service deployment, and what ECS manages for the service. */
  rollout: Rollout.optional(),
  tasks: z.array(ServiceTask),
  configuration: ServiceConfiguration.optional(),
  /** As the board shows it. */
  row: TeamService,
});
export type ServiceDetail = z.infer<typeof ServiceDetail>;
