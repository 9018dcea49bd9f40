import { z } from "zod";
import { Cpu, isFargatePair } from "./fargate";
import { RoleArn } from "./role-arn";
import { ServiceNetwork } from "./service-network";
import { ServiceScaling } from "./service-scaling";
import { ServiceTag } from "./service-tag";

export const HealthCheckPath = z
  .string()
  .max(200, { error: "health-check-path" })
  .regex(/^\/(?!\/)[A-Za-z0-9_.~/?&=%+-]*$/, { error: "health-check-path" });

const VariableName = z
  .string()
  .max(128, { error: "variable-name" })
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: "variable-name" });

const EnvironmentVariable = z.strictObject({
  name: VariableName,
  value: z.string().max(4096, { error: "variable-value" }),
});

/** What a container gets from a store of secrets when it starts; of a secret with several keys one may be named behind its ARN. */
const Secret = z.strictObject({
  name: VariableName,
  valueFrom: z
    .string()
    .max(2048, { error: "secret-arn" })
    .regex(
      /^arn:aws[a-z-]*:(ssm:[a-z0-9-]+:\d{12}:parameter\/[\w./-]+|secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+(:[\w/+=.@-]*){0,3})$/,
      { error: "secret-arn" },
    ),
});

const taskCount = z.int({ error: "task-count" }).min(1, { error: "task-count" }).max(100, { error: "task-count" });

/**
 * How the service runs. What AWS has a default for is said explicitly: its pages differ on them. What may be left out came later, and
 * is as it was without it.
 */
export const ServiceSettings = z
  .strictObject({
    containerPort: z.int({ error: "port" }).min(1, { error: "port" }).max(65_535, { error: "port" }),
    healthCheckPath: HealthCheckPath,
    cpu: Cpu,
    /** MiB. */
    memory: z.int({ error: "memory" }),
    minTasks: taskCount,
    maxTasks: taskCount,
    /** By average CPU, 60 %, where left out. */
    scaling: ServiceScaling.optional(),
    environment: z.array(EnvironmentVariable).max(50, { error: "too-many-variables" }),
    secrets: z.array(Secret).max(50, { error: "too-many-secrets" }).optional(),
    /** Instead of the image's own. */
    command: z
      .array(z.string().max(4096, { error: "command-part" }))
      .max(50, { error: "too-many-command-parts" })
      .optional(),
    /** What the app itself may do. */
    taskRoleArn: RoleArn.optional(),
    /** One that is there; else the service has its own. */
    logGroupName: z
      .string()
      .regex(/^[\w./#-]{1,512}$/, { error: "log-group-name" })
      .optional(),
    /** The public subnets of the default VPC, where left out. */
    network: ServiceNetwork.optional(),
    /** Beside Slipway's own. */
    tags: z.array(ServiceTag).max(40, { error: "too-many-tags" }).optional(),
  })
  .check((context) => {
    const { cpu, memory, minTasks, maxTasks, environment, secrets = [], tags = [] } = context.value;
    const refuse = (path: (string | number)[], message: string) =>
      context.issues.push({ code: "custom", path, message, input: context.value });
    if (!isFargatePair(cpu, memory)) refuse(["memory"], "fargate-pair");
    if (maxTasks < minTasks) refuse(["maxTasks"], "max-below-min");
    const names = [...environment, ...secrets].map(({ name }) => name);
    for (const index of repeats(names)) {
      const row = index - environment.length;
      refuse(row < 0 ? ["environment", index, "name"] : ["secrets", row, "name"], "variable-twice");
    }
    for (const index of repeats(tags.map(({ key }) => key))) refuse(["tags", index, "key"], "tag-twice");
  });
export type ServiceSettings = z.infer<typeof ServiceSettings>;

/** Where what is there already stands again. */
function repeats(names: readonly string[]): number[] {
  return names.flatMap((name, index) => (names.indexOf(name) < index ? [index] : []));
}
