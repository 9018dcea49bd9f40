import { z } from "zod";
import { Build } from "./build";
import { Ship } from "./deploy-input";
import { EcsName } from "./ecs-name";
import { FailureEvidence } from "./failure-evidence";
import { Gate } from "./gate";
import { hasEnded } from "./has-ended";
import { Image } from "./image";
import { AwsAnswer } from "./problem-body";
import { Progress } from "./progress";
import { Rollout } from "./rollout";
import { RunCause } from "./run-cause";
import { StackEvent, StackResource } from "./stack";
import { StackChange } from "./stack-change";
import { TakenOver } from "./taken-over";
import { Target } from "./target";
import { ItemState, TeardownStepName } from "./teardown-progress";
import { TeardownOutcome } from "./teardown-receipt";
import { TeardownScope } from "./teardown-scope";

/** In the order in which they run; a run has only those that it needs. */
export const DeployStepName = z.enum([
  "approval",
  "queue",
  "check-target",
  "default-vpc",
  "recover",
  "build-stack",
  "build",
  "image",
  "preview",
  "confirm",
  "service-stack",
  "service-update",
  "rollout",
  "health",
]);
export type DeployStepName = z.infer<typeof DeployStepName>;

export const StepName = z.enum([...new Set([...DeployStepName.options, ...TeardownStepName.options])]);
export type StepName = z.infer<typeof StepName>;

/** What a step has seen so far; only the members that belong to it are there. */
export const StepDetail = z.object({
  /** check-target: whose credentials, and the VPC that the service will be in. */
  callerArn: z.string().optional(),
  vpcId: z.string().optional(),
  /** default-vpc: there was none, so the one that is there after this step is Slipway's. */
  makesVpc: z.boolean().optional(),
  build: Build.optional(),
  stack: z
    .object({
      stackName: z.string(),
      stackId: z.string().optional(),
      status: z.string().optional(),
      resources: z.array(StackResource),
    })
    .optional(),
  /** queue: the run that goes first. */
  waitsFor: z.object({ runId: z.string(), number: z.int(), of: z.string(), startedBy: z.string() }).optional(),
  /** build-stack, preview, confirm: what the change set does. Empty: nothing to change. */
  changes: z.array(StackChange).optional(),
  /** build-stack, confirm: whether it waits for a person, and how that ended. */
  gate: Gate.optional(),
  /** service-stack: the image served already, with nothing to change, so nothing was done. */
  isUnchanged: z.boolean().optional(),
  image: Image.optional(),
  rollout: Rollout.optional(),
  health: z
    .object({ url: z.string(), attempts: z.number(), statusCode: z.number().optional(), reason: z.string().optional() })
    .optional(),
  /** Of a teardown: what the step deletes. */
  items: z.array(ItemState).optional(),
  /** Of the calls by which it has changed something: CloudTrail and AWS Support find them by these. */
  awsRequestIds: z.array(z.string()).optional(),
});
export type StepDetail = z.infer<typeof StepDetail>;

/** Why a step failed: ours first, then AWS's own words. */
export const StepFailure = z.object({
  /** The key of the words in `lib/text`; `aws` where AWS's own words say it best. */
  rule: z.string(),
  message: z.string(),
  aws: AwsAnswer.optional(),
  event: StackEvent.optional(),
  evidence: FailureEvidence.optional(),
});
export type StepFailure = z.infer<typeof StepFailure>;

const startedAt = z.iso.datetime();
const endedAt = z.iso.datetime();
const common = {
  name: StepName,
  detail: StepDetail,
  /** What AWS keeps it waiting with: an AWS error code. */ heldUpBy: z.string().optional(),
};

/** One stage of a run. Only a failed step has a reason; only a begun one has times. */
export const Step = z.discriminatedUnion("progress", [
  z.object({ ...common, progress: z.literal("waiting") }),
  z.object({
    ...common,
    progress: z.literal("running"),
    startedAt,
    /** When it has last seen something new. */ changedAt: z.iso.datetime().optional(),
  }),
  z.object({ ...common, progress: z.literal("succeeded"), startedAt, endedAt }),
  z.object({ ...common, progress: z.literal("cancelled"), startedAt: startedAt.optional(), endedAt }),
  z.object({ ...common, progress: z.literal("failed"), startedAt, endedAt, failure: StepFailure }),
]);
export type Step = z.infer<typeof Step>;

export const RunKind = z.enum(["deploy", "teardown"], { error: "run-kind" });
export type RunKind = z.infer<typeof RunKind>;

const ofEveryKind = {
  id: z.string(),
  /** Counts the runs, for people. */
  number: z.int(),
  target: Target,
  reason: z.string().optional(),
  cause: RunCause,
  /** The run that is gone back to, or tried again. */
  causeRunId: z.string().optional(),
  startedBy: z.string(),
  startedAt,
  endedAt: endedAt.optional(),
  cancelRequestedBy: z.string().optional(),
  progress: Progress,
  steps: z.array(Step).nonempty(),
  /** Lines of log so far. */
  logLines: z.int(),
};

/** One press of Deploy. */
export const DeployRun = z.object({
  ...ofEveryKind,
  kind: z.literal("deploy"),
  serviceName: EcsName,
  ship: Ship,
  /** Where the service answers, at the end of a run that succeeded. */
  endpoint: z.string().optional(),
  /** Where it goes on with what another one has left. */
  takenOver: TakenOver.optional(),
});
export type DeployRun = z.infer<typeof DeployRun>;

/** One press of Tear down. */
export const TeardownRun = z.object({
  ...ofEveryKind,
  kind: z.literal("teardown"),
  scope: TeardownScope,
  /** Where it is of one service. */
  serviceName: z.string().optional(),
  /** What the sweep at its end has found. */
  outcome: TeardownOutcome.optional(),
});
export type TeardownRun = z.infer<typeof TeardownRun>;

export const Run = z.discriminatedUnion("kind", [DeployRun, TeardownRun]);
export type Run = z.infer<typeof Run>;

const inBrief = {
  /** The step that runs, or that failed. */
  step: StepName.optional(),
  stepsDone: z.int(),
  stepsTotal: z.int(),
};

/** What a list shows of a run. */
export const RunSummary = z.discriminatedUnion("kind", [
  DeployRun.omit({ steps: true, ship: true, takenOver: true, logLines: true }).extend({
    ...inBrief,
    shipKind: z.enum(["repository", "image", "templates", "adopted"]),
    version: z.string().optional(),
  }),
  TeardownRun.omit({ steps: true, logLines: true }).extend(inBrief),
]);
export type RunSummary = z.infer<typeof RunSummary>;

/** One failure or cancellation ends a run, whatever its other steps are doing. */
export function runProgress({ steps }: Pick<Run, "steps">): Progress {
  const all = steps.map((step) => step.progress);
  if (all.includes("failed")) return "failed";
  if (all.includes("cancelled")) return "cancelled";
  if (all.every(hasEnded)) return "succeeded";
  return all.every((progress) => progress === "waiting") ? "waiting" : "running";
}
