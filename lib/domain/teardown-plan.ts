import { z } from "zod";
import { Problem } from "./problem-body";
import { Target } from "./target";
import { teardownChecks, teardownKinds, teardownParts, teardownReasons } from "./teardown-kinds";
import { TeardownScope } from "./teardown-scope";

export const TeardownReason = z.object({
  rule: z.enum(teardownReasons),
  /** With whom, by whom, or which permissions. */
  names: z.array(z.string()),
  /** An export, a date, a status: what the words of the rule ask for. */
  detail: z.string().optional(),
});
export type TeardownReason = z.infer<typeof TeardownReason>;

/** One question that AWS was asked, and what was found. `from` is the call that told. */
export const Evidence = z.object({
  check: z.enum(teardownChecks),
  state: z.enum(["clear", "found", "unknown"]),
  names: z.array(z.string()),
  from: z.string(),
});
export type Evidence = z.infer<typeof Evidence>;

export const TeardownItem = z.object({
  /** Kind and id, the same in two looks. */
  key: z.string(),
  kind: z.enum(teardownKinds),
  name: z.string(),
  /** All that goes when it goes, by AWS's ids: ARNs, or what stands for them where there are none. */
  resources: z.array(z.object({ type: z.string(), id: z.string() })),
  /** As people count it: images, revisions, target groups and rules. */
  count: z.int(),
  sizeBytes: z.number().optional(),
  lastUsedAt: z.iso.datetime().optional(),
  runningTasks: z.int().optional(),
  /** The stack's or the service's, in AWS's own words. */
  status: z.string().optional(),
  /** USD: what stops where it goes, what remains where it stays. */
  monthly: z.number().optional(),
  group: z.enum(["goes", "stays", "blocked"]),
  reason: TeardownReason.optional(),
  /** What stood in its way until the order solved it. */
  solved: z.array(TeardownReason),
  evidence: z.array(Evidence),
  mayUntick: z.boolean(),
  isTicked: z.boolean(),
  /** Keys of those that must be gone before: unless they go, it stays. */
  after: z.array(z.string()),
  /** The key of the stack or service that takes it along; it is not deleted by itself. */
  goesWith: z.string().optional(),
  seconds: z.int(),
  /** Of a `keep-until` tag, as it stands there. */
  keepUntil: z.string().optional(),
  /** Only of a default VPC. */
  madeBySlipway: z.boolean().optional(),
});
export type TeardownItem = z.infer<typeof TeardownItem>;

/** What would go, what would stay and why, and what is in the way; made fresh from AWS. */
export const TeardownPlan = z.object({
  /** Carries fingerprint and time, signed by Slipway: who tears down sends it back. */
  id: z.string(),
  /** Equal as long as the same things would go. */
  fingerprint: z.string(),
  target: Target,
  scope: TeardownScope,
  madeAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  tookMs: z.int(),
  /** How many resources were looked at. */
  lookedAt: z.int(),
  items: z.array(TeardownItem),
  /** Of what AWS did not answer. */
  problems: z.array(z.object({ part: z.enum(teardownParts), problem: Problem })),
  /** Actions that the credentials lack, as far as IAM tells. */
  missingPermissions: z.array(z.string()),
  /** The day of the prices; without it nothing was priced. */
  pricesOf: z.string().optional(),
});
export type TeardownPlan = z.infer<typeof TeardownPlan>;

/** What outlived earlier deletions in a target; torn down like anything else, by its keys. */
export const LeftoverList = TeardownPlan.pick({
  target: true,
  madeAt: true,
  tookMs: true,
  lookedAt: true,
  items: true,
  problems: true,
  pricesOf: true,
});
export type LeftoverList = z.infer<typeof LeftoverList>;
