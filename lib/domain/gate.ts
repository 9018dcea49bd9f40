import { z } from "zod";
import { GateNeed } from "./change-risk";

export const gateHours = 24;

export const GateState = z.enum(["waiting", "passed", "abandoned", "expired"]);
export type GateState = z.infer<typeof GateState>;

/** A preview that waits for a person, before anything of it is done. */
export const Gate = z.object({
  /** Which preview of the run it is about: one that AWS has left behind is made anew, and asked about anew. */
  preview: z.string(),
  need: GateNeed.exclude(["none"]),
  /** What has to be typed where a click is not enough. */
  typed: z.string(),
  expiresAt: z.iso.datetime(),
  state: GateState,
  decidedBy: z.string().optional(),
  decidedAt: z.iso.datetime().optional(),
});
export type Gate = z.infer<typeof Gate>;

export const DecideGateInput = z.strictObject({
  id: z.uuid({ error: "run-id" }),
  decision: z.enum(["go-on", "abandon"], { error: "gate-decision" }),
  /** The preview that was seen; a later one is not meant. */
  preview: z.string().max(140, { error: "gate-preview" }),
  typed: z.string().max(200, { error: "typed-otherwise" }).optional(),
});
export type DecideGateInput = z.infer<typeof DecideGateInput>;
