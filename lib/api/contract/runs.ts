import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { PageEvent } from "@/lib/api/page-event";
import { StartRunInput } from "@/lib/domain/deploy-input";
import { EcsName } from "@/lib/domain/ecs-name";
import { ExpectedTimes } from "@/lib/domain/expected-times";
import { DecideGateInput } from "@/lib/domain/gate";
import { LogLine } from "@/lib/domain/log";
import { DeployRun, Run, RunKind, RunSummary } from "@/lib/domain/run";
import { BuildId } from "@/lib/domain/seen-build";
import { Recovery } from "@/lib/domain/stack-recovery";
import { Target } from "@/lib/domain/target";

/** Two templates of CloudFormation's largest size, and room for the rest. */
const templatesMaxBytes = 256 * 1024;

const runId = z.strictObject({ id: z.uuid({ error: "run-id" }) });
const cursor = z.coerce
  .number({ error: "cursor" })
  .int({ error: "cursor" })
  .min(0, { error: "cursor" })
  .max(2_000_000_000, { error: "cursor" });

export const startRun = endpoint({
  method: "POST",
  path: "/api/v1/runs",
  summary: "Deploy a service",
  input: StartRunInput,
  output: DeployRun,
  bodyMaxBytes: templatesMaxBytes,
});

export const listRuns = endpoint({
  method: "GET",
  path: "/api/v1/runs",
  summary: "Runs, newest first",
  input: z.strictObject({
    target: Target.optional(),
    serviceName: EcsName.optional(),
    kind: RunKind.optional(),
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
  input: runId,
  output: Run,
});

export const cancelRun = endpoint({
  method: "POST",
  path: "/api/v1/runs/{id}/cancel",
  summary:
    "Stop what a run has under way and end it: a build, a stack change; a teardown finishes what it is deleting and starts no more",
  input: runId,
  output: Run,
});

export const retryRun = endpoint({
  method: "POST",
  path: "/api/v1/runs/{id}/retry",
  summary:
    "Start the deploy again that has failed or was cancelled, with the image that it has built; where its stack is stuck, with the way out of it",
  input: runId.extend({
    recovery: Recovery.optional(),
    /** Wait for the run that is under way there, instead of being refused. */
    queue: z.boolean({ error: "true-or-false" }).optional(),
    idempotencyKey: z.uuid({ error: "idempotency-key" }),
  }),
  output: DeployRun,
});

export const readRunTimes = endpoint({
  method: "GET",
  path: "/api/v1/runs/{id}/times",
  summary: "How long the steps of a deploy take, by the last twenty of the service that succeeded",
  input: runId,
  output: ExpectedTimes,
});

export const confirmRun = endpoint({
  method: "POST",
  path: "/api/v1/runs/{id}/confirm",
  summary: "Let a deploy go on with the preview that it waits with, or abandon it: then nothing of it is done",
  input: DecideGateInput,
  output: DeployRun,
});

export const followRunLog = endpoint({
  method: "GET",
  path: "/api/v1/runs/{id}/log",
  summary:
    "The log of a run as it grows: events `lines`, each with an array of lines, its id the number of the last; then `end`",
  input: runId.extend({ after: cursor.default(0) }),
  output: z.array(LogLine),
  stream: true,
});

export const followPage = endpoint({
  method: "GET",
  path: "/api/v1/events",
  summary:
    "All that one page watches, in one event stream: a run or a build of a target and its log, or the unfinished runs; with `team`, what changes of the services",
  input: z.strictObject({
    run: z.uuid({ error: "run-id" }).optional(),
    build: BuildId.optional(),
    /** That of the build. */
    target: Target.optional(),
    after: cursor.default(0),
    /** The cursor of the last answer or event; empty: from the beginning. */
    team: z
      .string()
      .max(40, { error: "cursor" })
      .regex(/^([a-z0-9]+\.\d+)?$/, { error: "cursor" })
      .optional(),
  }),
  output: PageEvent,
  stream: true,
});
