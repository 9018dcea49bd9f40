import { z } from "zod";
import { splitServiceArn } from "./adopted";
import { AdoptedShip } from "./adopted-ship";
import { ecsName } from "./ecs-name";
import { GitRevision } from "./git-revision";
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

const ParameterValues = z.record(
  z.string().max(255, { error: "parameter-name" }),
  z.string().max(4096, { error: "parameter-value" }),
);

const StackInput = z.strictObject({ stackName: StackName, template: TemplateBody, parameters: ParameterValues });
export type StackInput = z.infer<typeof StackInput>;

/** Of a service that Slipway makes: a repository that is built, an image that is there, or the person's own two templates. */
export const MadeShip = z.discriminatedUnion("kind", [
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
export type MadeShip = z.infer<typeof MadeShip>;

/** What is shipped: also a service as others made it. */
export const Ship = z.discriminatedUnion("kind", [...MadeShip.options, AdoptedShip]);
export type Ship = z.infer<typeof Ship>;

export const StartRunInput = z
  .strictObject({
    target: Target,
    /** Slipway's own keep to `ServiceName`; others are called as ECS allows it. */
    serviceName: z.string().regex(ecsName, { error: "service-name" }),
    ship: Ship,
    /** Make the Region's default VPC first, if there is none. */
    createDefaultVpc: z.boolean(),
    /** Why, in one line, for the others. */
    reason: z.string().trim().max(200, { error: "reason" }).optional(),
    /** Until when it is to live; else the target says it, for new services. */
    endsAt: z.iso.datetime({ error: "end-date" }).optional(),
    /** New tasks even where nothing changes. */
    forceNewDeployment: z.boolean({ error: "true-or-false" }).optional(),
    /** Wait for the run that is under way there, instead of being refused. */
    queue: z.boolean({ error: "true-or-false" }).optional(),
    /** The same key again is the same run: a double click or a replayed request starts nothing new. */
    idempotencyKey: z.uuid({ error: "idempotency-key" }),
  })
  .check((context) => {
    const { target, serviceName, ship } = context.value;
    const refuse = (path: string[], message: string) =>
      context.issues.push({ code: "custom", path, message, input: context.value });
    if (ship.kind === "templates" && ship.buildStack.stackName === ship.serviceStack.stackName)
      refuse(["ship", "serviceStack", "stackName"], "stack-name-twice");
    if (ship.kind !== "adopted") {
      const isOwn = ServiceName.safeParse(serviceName).success;
      if (ecsName.test(serviceName) && !isOwn) refuse(["serviceName"], "service-name");
      return;
    }
    const arn = splitServiceArn(ship.serviceArn);
    if (arn.target !== target || arn.serviceName !== serviceName) refuse(["ship", "serviceArn"], "service-elsewhere");
  });
export type StartRunInput = z.infer<typeof StartRunInput>;

/** That of a service that others made. */
export type AdoptedRunInput = StartRunInput & { ship: AdoptedShip };
