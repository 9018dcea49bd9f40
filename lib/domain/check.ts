import { z } from "zod";
import { CheckEvidence } from "./check-evidence";
import { checkIds, checkReasons } from "./check-reasons";
import { Problem } from "./problem-body";
import { Target } from "./target";

/** `problem`: a deploy would fail. `warning`: it may, or not everything will work. `unknown`: AWS did not tell. */
export const CheckState = z.enum(["ok", "warning", "problem", "unknown"]);
export type CheckState = z.infer<typeof CheckState>;

/** One thing that somebody should know, and what it is about. */
export const CheckFinding = z.object({ reason: z.enum(checkReasons), names: z.array(z.string()) });
export type CheckFinding = z.infer<typeof CheckFinding>;

/** What can be done about it from here, or elsewhere. */
export const CheckFix = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("create-default-vpc") }),
  /** An IAM policy with what is missing, as JSON. */
  z.object({ kind: z.literal("policy"), policy: z.string() }),
  /** For a terminal. */
  z.object({ kind: z.literal("commands"), commands: z.array(z.string()) }),
  z.object({ kind: z.literal("page"), url: z.url() }),
]);
export type CheckFix = z.infer<typeof CheckFix>;

export const Check = z.object({
  id: z.enum(checkIds),
  state: CheckState,
  evidence: CheckEvidence.optional(),
  /** The worst first. */
  findings: z.array(CheckFinding),
  fix: CheckFix.optional(),
  /** Why it is unknown. */
  problem: Problem.optional(),
  tookMs: z.int(),
});
export type Check = z.infer<typeof Check>;

/** What a target has for a service, looked at just now. */
export const TargetCheck = z.object({
  target: Target,
  checkedAt: z.iso.datetime(),
  /** Nothing that is known would make a deploy fail. */
  ready: z.boolean(),
  checks: z.array(Check),
});
export type TargetCheck = z.infer<typeof TargetCheck>;
