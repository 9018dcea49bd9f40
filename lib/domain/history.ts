import { z } from "zod";
import { EcsName } from "./ecs-name";
import { Progress } from "./progress";
import type { RollbackRefusal } from "./rollback-choice";
import { StepName } from "./run";
import { RunCause } from "./run-cause";
import { ShipChange } from "./ship-change";
import { Target } from "./target";

const time = z.iso.datetime();

/** By what a version came to be: a run's cause, or somebody else's doing. */
export const HistoryCause = z.enum([...RunCause.options, "elsewhere"], { error: "wrong-type" });
export type HistoryCause = z.infer<typeof HistoryCause>;

/** What was built, as far as it is known. */
export const ShippedVersion = z.object({
  commit: z.string().optional(),
  digest: z.string().optional(),
  imageUri: z.string().optional(),
});
export type ShippedVersion = z.infer<typeof ShippedVersion>;

/** One deploy of a service. Of those that were not Slipway's there is only what ECS shows. */
export const HistoryEntry = z.object({
  runId: z.string().optional(),
  number: z.int().optional(),
  progress: Progress,
  cause: HistoryCause,
  causeRunId: z.string().optional(),
  version: ShippedVersion,
  who: z.string().optional(),
  reason: z.string().optional(),
  startedAt: time,
  endedAt: time.optional(),
  /** Where it failed. */
  step: StepName.optional(),
  /** ECS has let it serve; whether it then answered well is another light. */
  isDeployed: z.boolean(),
  isHealthy: z.boolean(),
  /** ECS has gone back by itself to what served before. */
  isTakenBack: z.boolean(),
  served: z.object({ from: time, until: time.optional(), isCertain: z.boolean() }).optional(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

export const HistoryResult = z.enum(["succeeded", "failed", "cancelled"], { error: "wrong-type" });
export type HistoryResult = z.infer<typeof HistoryResult>;

/** A run as a comparison names it. */
const ComparedRun = HistoryEntry.pick({ version: true, who: true, startedAt: true }).extend({
  runId: z.string(),
  number: z.int(),
});
export type ComparedRun = z.infer<typeof ComparedRun>;

/** Commits of one repository; their host shows those between them, where it can. */
const CommitsBetween = z.object({ from: z.string(), to: z.string(), url: z.string().optional() });

export const RunComparison = z.object({
  a: ComparedRun,
  b: ComparedRun,
  isSameImage: z.boolean(),
  commits: CommitsBetween.optional(),
  changes: z.array(ShipChange),
});
export type RunComparison = z.infer<typeof RunComparison>;

const refusals = [
  "nothing-before",
  "never-healthy",
  "serves-already",
  "image-gone",
  "image-in-template",
] as const satisfies readonly RollbackRefusal[];

/** What a rollback would do, before it is pressed. */
export const RollbackPlan = z.object({
  target: Target,
  serviceName: EcsName,
  /** What serves now, and the run that made it, where that was Slipway's. */
  from: z.object({ version: ShippedVersion, run: ComparedRun.optional(), since: time.optional() }).optional(),
  to: ComparedRun.optional(),
  /** Deploys after it, newest first: they are undone. */
  undone: z.array(HistoryEntry),
  commits: CommitsBetween.optional(),
  /** None where it is not known with what settings the service runs. */
  changes: z.array(ShipChange).optional(),
  /** ECR could not be asked: the run will see. */
  isImageUnknown: z.boolean(),
  refusal: z.enum(refusals).optional(),
  /** What has to be typed, in a protected target. */
  confirmation: z.string().optional(),
});
export type RollbackPlan = z.infer<typeof RollbackPlan>;

export const StartRollbackInput = z.strictObject({
  target: Target,
  serviceName: EcsName,
  clusterName: EcsName.default("default"),
  /** The run whose version comes back. */
  to: z.uuid({ error: "run-id" }),
  confirm: z.string().max(300, { error: "typed-otherwise" }).optional(),
  reason: z.string().trim().max(200, { error: "reason" }).optional(),
  idempotencyKey: z.uuid({ error: "idempotency-key" }),
});
export type StartRollbackInput = z.infer<typeof StartRollbackInput>;
