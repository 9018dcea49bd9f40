import { z } from "zod";
import { Cpu, isFargatePair } from "./fargate";
import { ImageUri } from "./image";
import { ServiceName } from "./service";
import { StackName } from "./stack";
import { Target } from "./target";
import { TemplateBody } from "./template";

/** CodeBuild fetches public repositories of these hosts without a credential. */
export const RepositoryUrl = z
  .string()
  .max(400, { error: "repository-url" })
  .regex(/^https:\/\/(github\.com|bitbucket\.org)\/[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+?\/?$/, { error: "repository-url" });

/** A branch, a tag or a commit; git's own rules for names, as far as they can do harm. */
export const GitRevision = z
  .string()
  .max(200, { error: "git-revision" })
  .regex(/^(?!.*(\.\.|@\{|\/\/|\.lock$|[/.]$))[A-Za-z0-9_][A-Za-z0-9_./+-]*$/, { error: "git-revision" });

export const HealthCheckPath = z
  .string()
  .max(200, { error: "health-check-path" })
  .regex(/^\/(?!\/)[A-Za-z0-9_.~/?&=%+-]*$/, { error: "health-check-path" });

const EnvironmentVariable = z.strictObject({
  name: z
    .string()
    .max(128, { error: "variable-name" })
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: "variable-name" }),
  value: z.string().max(4096, { error: "variable-value" }),
});

const taskCount = z.int({ error: "task-count" }).min(1, { error: "task-count" }).max(100, { error: "task-count" });

/** How the service runs. All of it is said explicitly: AWS's own defaults differ from page to page. */
export const ServiceSettings = z
  .strictObject({
    containerPort: z.int({ error: "port" }).min(1, { error: "port" }).max(65_535, { error: "port" }),
    healthCheckPath: HealthCheckPath,
    cpu: Cpu,
    /** MiB. */
    memory: z.int({ error: "memory" }),
    minTasks: taskCount,
    maxTasks: taskCount,
    environment: z.array(EnvironmentVariable).max(50, { error: "too-many-variables" }),
  })
  .check((context) => {
    const { cpu, memory, minTasks, maxTasks, environment } = context.value;
    const refuse = (path: (string | number)[], message: string) =>
      context.issues.push({ code: "custom", path, message, input: context.value });
    if (!isFargatePair(cpu, memory)) refuse(["memory"], "fargate-pair");
    if (maxTasks < minTasks) refuse(["maxTasks"], "max-below-min");
    for (const [index, { name }] of environment.entries()) {
      if (environment.findIndex((other) => other.name === name) < index)
        refuse(["environment", index, "name"], "variable-twice");
    }
  });
export type ServiceSettings = z.infer<typeof ServiceSettings>;

const ParameterValues = z.record(
  z.string().max(255, { error: "parameter-name" }),
  z.string().max(4096, { error: "parameter-value" }),
);

const StackInput = z.strictObject({ stackName: StackName, template: TemplateBody, parameters: ParameterValues });
export type StackInput = z.infer<typeof StackInput>;

/** What is shipped: a repository that is built, an image that is there, or the person's own two templates. */
export const Ship = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("repository"),
    repositoryUrl: RepositoryUrl,
    revision: GitRevision,
    settings: ServiceSettings,
  }),
  z.strictObject({ kind: z.literal("image"), imageUri: ImageUri, settings: ServiceSettings }),
  z.strictObject({
    kind: z.literal("templates"),
    buildStack: StackInput,
    serviceStack: StackInput,
    healthCheckPath: HealthCheckPath,
  }),
]);
export type Ship = z.infer<typeof Ship>;

export const StartRunInput = z
  .strictObject({
    target: Target,
    serviceName: ServiceName,
    ship: Ship,
    /** Make the Region's default VPC first, if there is none. */
    createDefaultVpc: z.boolean(),
    /** Why, in one line, for the others. */
    reason: z.string().trim().max(200, { error: "reason" }).optional(),
    /** Until when it is to live; else the target says it, for new services. */
    endsAt: z.iso.datetime({ error: "end-date" }).optional(),
    /** The same key again is the same run: a double click or a replayed request starts nothing new. */
    idempotencyKey: z.uuid({ error: "idempotency-key" }),
  })
  .check((context) => {
    const { ship } = context.value;
    if (ship.kind === "templates" && ship.buildStack.stackName === ship.serviceStack.stackName) {
      context.issues.push({
        code: "custom",
        path: ["ship", "serviceStack", "stackName"],
        message: "stack-name-twice",
        input: context.value,
      });
    }
  });
export type StartRunInput = z.infer<typeof StartRunInput>;
