import { z } from "zod";
import { Build } from "./build";
import { StartRunInput } from "./deploy-input";
import { hasEnded } from "./has-ended";
import { Image } from "./image";
import { AwsAnswer } from "./problem-body";
import { Progress } from "./progress";
import { Rollout } from "./rollout";
import { StackChange, StackEvent, StackResource } from "./stack";

/** In the order in which they run; a run has only those that it needs. */
export const StepName = z.enum([
  "check-target",
  "default-vpc",
  "build-stack",
  "build",
  "image",
  "preview",
  "service-stack",
  "rollout",
  "health",
]);
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
  /** build-stack, preview: what the change set does. Empty: nothing to change. */
  changes: z.array(StackChange).optional(),
  image: Image.optional(),
  rollout: Rollout.optional(),
  health: z
    .object({ url: z.string(), attempts: z.number(), statusCode: z.number().optional(), reason: z.string().optional() })
    .optional(),
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
  z.object({ ...common, progress: z.literal("running"), startedAt }),
  z.object({ ...common, progress: z.literal("succeeded"), startedAt, endedAt }),
  z.object({ ...common, progress: z.literal("cancelled"), startedAt: startedAt.optional(), endedAt }),
  z.object({ ...common, progress: z.literal("failed"), startedAt, endedAt, failure: StepFailure }),
]);
export type Step = z.infer<typeof Step>;

/** One press of Deploy. */
export const Run = z.object({
  id: z.string(),
  /** Counts the runs, for people. */
  number: z.int(),
  target: StartRunInput.shape.target,
  serviceName: StartRunInput.shape.serviceName,
  ship: StartRunInput.shape.ship,
  reason: z.string().optional(),
  startedBy: z.string(),
  startedAt,
  endedAt: endedAt.optional(),
  cancelRequestedBy: z.string().optional(),
  progress: Progress,
  steps: z.array(Step).nonempty(),
  /** Where the service answers, at the end of a run that succeeded. */
  endpoint: z.string().optional(),
  /** Lines of log so far. */
  logLines: z.int(),
});
export type Run = z.infer<typeof Run>;

/** What a list shows of a run. */
export const RunSummary = Run.omit({ steps: true, ship: true, logLines: true }).extend({
  shipKind: z.enum(["repository", "image", "templates"]),
  /** The step that runs, or that failed. */
  step: StepName.optional(),
  stepsDone: z.int(),
  stepsTotal: z.int(),
  version: z.string().optional(),
});
export type RunSummary = z.infer<typeof RunSummary>;

/** One failure or cancellation ends a run, whatever its other steps are doing. */
export function runProgress({ steps }: Pick<Run, "steps">): Progress {
  const all = steps.map((step) => step.progress);
  if (all.includes("failed")) return "failed";
  if (all.includes("cancelled")) return "cancelled";
  if (all.every(hasEnded)) return "succeeded";
  return all.every((progress) => progress === "waiting") ? "waiting" : "running";
}
