import { z } from "zod";

/** In the order in which they run; a teardown has only those that it needs. */
export const TeardownStepName = z.enum([
  "approval",
  "check-plan",
  "services",
  "images",
  "stacks",
  "log-groups",
  "task-definitions",
  "roles",
  "clusters",
  "vpc",
  "sweep",
]);
export type TeardownStepName = z.infer<typeof TeardownStepName>;

/** Ways on for something that AWS would not delete. `force` is CloudFormation's own, for a stack whose deletion has failed. */
export const Decision = z.enum(["retry", "retain", "force"], { error: "decision" });
export type Decision = z.infer<typeof Decision>;

/** What a stack could not delete, and what `force` would leave. */
export const BlockingResource = z.object({
  logicalId: z.string(),
  physicalId: z.string().optional(),
  resourceType: z.string(),
  reason: z.string().optional(),
});
export type BlockingResource = z.infer<typeof BlockingResource>;

const key = z.string();
const startedAt = z.iso.datetime();
const endedAt = z.iso.datetime();
/** The key of the words in `lib/text`, then AWS's own words or a name. */
const reason = z.object({ rule: z.string(), message: z.string() });

/** How far one item of the plan is. `key` is the plan's. */
export const ItemState = z.discriminatedUnion("progress", [
  z.object({ key, progress: z.literal("waiting") }),
  z.object({
    key,
    progress: z.literal("deleting"),
    startedAt,
    /** As AWS says it. */
    status: z.string().optional(),
    /** Ids that AWS forgets on the way, and that are needed to the end. */
    parts: z.array(z.string()).optional(),
  }),
  z.object({
    key,
    progress: z.literal("gone"),
    startedAt,
    endedAt,
    /** Of a stack: what it has left. */ left: z.array(BlockingResource).optional(),
  }),
  z.object({ key, progress: z.literal("skipped"), startedAt: startedAt.optional(), endedAt, reason }),
  /** Waits for somebody to decide; `failure` counts what was decided on this item before, and names what is decided now. */
  z.object({
    key,
    progress: z.literal("failed"),
    startedAt,
    reason,
    failure: z.int(),
    choices: z.array(Decision),
    blockedBy: z.array(BlockingResource),
  }),
]);
export type ItemState = z.infer<typeof ItemState>;
