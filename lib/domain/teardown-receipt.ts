import { z } from "zod";
import { Target } from "./target";

/** What the sweep has found: all that should be gone is, or something is there still. */
export const TeardownOutcome = z.enum(["nothing-left", "leftovers"]);
export type TeardownOutcome = z.infer<typeof TeardownOutcome>;

const line = { key: z.string(), kind: z.string(), name: z.string() };

/** The proof of a teardown, read from AWS when it was over and kept for ever. */
export const TeardownReceipt = z.object({
  runId: z.string(),
  number: z.int(),
  target: Target,
  /** A service, a stack; none where it is of the target. */
  subject: z.string().optional(),
  outcome: TeardownOutcome,
  /** Somebody stopped it before its end. */
  isStopped: z.boolean(),
  startedBy: z.string(),
  approvedBy: z.string().optional(),
  reason: z.string().optional(),
  startedAt: z.iso.datetime(),
  sweptAt: z.iso.datetime(),
  /** Looked for by the sweep, and not found. */
  gone: z.array(z.object(line)),
  /** Should be gone, and is not. */
  left: z.array(z.object({ ...line, why: z.object({ rule: z.string(), message: z.string() }) })),
  /** What the plan said would stay. */
  kept: z.array(z.object({ ...line, why: z.object({ rule: z.string(), message: z.string() }) })),
  /** An estimate in USD, with the prices that the plan was made with. */
  monthlyCost: z.object({ stopped: z.number(), remains: z.number() }),
});
export type TeardownReceipt = z.infer<typeof TeardownReceipt>;
