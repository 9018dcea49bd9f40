import { z } from "zod";
import { DefaultVpc, TargetCheck } from "@/lib/domain/check";
import { StartRunInput } from "@/lib/domain/deploy-input";
import { Image } from "@/lib/domain/image";
import { LogLine } from "@/lib/domain/log";
import { Run, RunSummary } from "@/lib/domain/run";
import { ServiceList, ServiceName } from "@/lib/domain/service";
import { ReachedTarget, Target } from "@/lib/domain/target";
import { TemplateBody, TemplateSummary } from "@/lib/domain/template";
import { endpoint } from "./endpoint";

const runId = z.strictObject({ id: z.uuid({ error: "run-id" }) });
const target = z.strictObject({ target: Target });
const cursor = z.coerce
  .number({ error: "cursor" })
  .int({ error: "cursor" })
  .min(0, { error: "cursor" })
  .max(2_000_000_000, { error: "cursor" });

export const readOpenApi = endpoint({
  method: "GET",
  path: "/api/openapi.json",
  summary: "This description",
  role: "open",
  input: z.strictObject({}),
  output: z.record(z.string(), z.unknown()),
});

export const startRun = endpoint({
  method: "POST",
  path: "/api/v1/runs",
  summary: "Deploy a service",
  role: "deployer",
  input: StartRunInput,
  output: Run,
});

export const listRuns = endpoint({
  method: "GET",
  path: "/api/v1/runs",
  summary: "Runs, newest first",
  role: "viewer",
  input: z.strictObject({
    target: Target.optional(),
    serviceName: ServiceName.optional(),
    unfinished: z.enum(["true", "false"], { error: "true-or-false" }).optional(),
    limit: z.coerce
      .number({ error: "limit" })
      .int({ error: "limit" })
      .min(1, { error: "limit" })
      .max(100, { error: "limit" })
      .default(20),
  }),
  output: z.object({ runs: z.array(RunSummary) }),
});

export const readRun = endpoint({
  method: "GET",
  path: "/api/v1/runs/{id}",
  summary: "One run with its steps",
  role: "viewer",
  input: runId,
  output: Run,
});

export const cancelRun = endpoint({
  method: "POST",
  path: "/api/v1/runs/{id}/cancel",
  summary: "Stop the build or the stack change that a run has under way, and end the run",
  role: "deployer",
  input: runId,
  output: Run,
});

export const followRunLog = endpoint({
  method: "GET",
  path: "/api/v1/runs/{id}/log",
  summary:
    "The log of a run as it grows: events `lines`, each with an array of lines, its id the number of the last; then `end`",
  role: "viewer",
  input: runId.extend({ after: cursor.default(0) }),
  output: z.array(LogLine),
  stream: true,
});

/** What the event stream of a page carries: the name of the event and its data. */
export const PageEvent = z.discriminatedUnion("event", [
  z.object({ event: z.literal("lines"), data: z.array(LogLine) }),
  z.object({ event: z.literal("run"), data: Run }),
  z.object({ event: z.literal("runs"), data: z.object({ runs: z.array(RunSummary) }) }),
  /** The run has ended and all its lines were sent. */
  z.object({ event: z.literal("end"), data: z.object({}) }),
  /** Every ten seconds, so that a dead connection is noticed. */
  z.object({ event: z.literal("ping"), data: z.object({}) }),
]);
export type PageEvent = z.infer<typeof PageEvent>;

export const followPage = endpoint({
  method: "GET",
  path: "/api/v1/events",
  summary: "All that one page watches, in one event stream: a run and its log, or the unfinished runs",
  role: "viewer",
  input: z.strictObject({ run: z.uuid({ error: "run-id" }).optional(), after: cursor.default(0) }),
  output: PageEvent,
  stream: true,
});

export const listTargets = endpoint({
  method: "GET",
  path: "/api/v1/targets",
  summary: "The targets that Slipway reaches",
  role: "viewer",
  input: z.strictObject({}),
  output: z.object({ targets: z.array(ReachedTarget) }),
});

export const checkTarget = endpoint({
  method: "GET",
  path: "/api/v1/targets/{target}/check",
  summary: "Preflight: identity, default VPC, existing stacks and services, read from AWS now",
  role: "viewer",
  input: target,
  output: TargetCheck,
});

export const createDefaultVpc = endpoint({
  method: "POST",
  path: "/api/v1/targets/{target}/default-vpc",
  summary: "Create the Region's default VPC and tag it as made by Slipway",
  role: "deployer",
  input: target,
  output: DefaultVpc,
});

export const listServices = endpoint({
  method: "GET",
  path: "/api/v1/targets/{target}/services",
  summary: "Express Mode services of a target, as last read",
  role: "viewer",
  input: target,
  output: ServiceList,
});

export const listImages = endpoint({
  method: "GET",
  path: "/api/v1/targets/{target}/images",
  summary: "Images in the target's private ECR repositories, newest first",
  role: "viewer",
  input: target,
  output: z.object({ images: z.array(Image) }),
});

export const summarizeTemplate = endpoint({
  method: "POST",
  path: "/api/v1/targets/{target}/template-summary",
  summary: "What a CloudFormation template asks for and would make",
  role: "viewer",
  input: target.extend({ template: TemplateBody }),
  output: TemplateSummary,
});
