import { z } from "zod";
import { ImageUri } from "./image";
import { ServiceName } from "./service";
import { HealthCheckPath, ServiceSettings } from "./service-settings";
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
    /** An image that is there, and that the service stack takes: nothing is built. */
    imageUri: ImageUri.optional(),
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
