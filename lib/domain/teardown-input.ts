import { z } from "zod";
import { Target } from "./target";
import { TeardownScope } from "./teardown-scope";

const typed = z.string().max(400, { error: "too-long" });

/** The press of Tear down: of the plan that the person has seen, with what they have chosen of it. */
export const StartTeardownInput = z.strictObject({
  target: Target,
  scope: TeardownScope,
  /** The plan's own: it names what was seen, and when. */
  planId: z.string().min(1, { error: "required" }).max(2000, { error: "too-long" }),
  /** Keys of the items whose tick is not as the plan had it. */
  changed: z
    .array(z.string().max(700, { error: "too-long" }))
    .max(500, { error: "too-long" })
    .default([]),
  /** In a protected target: `ALIAS/SERVICE`, as the page asks for it. */
  confirm: typed.optional(),
  /** Where a default VPC goes too: its id. */
  confirmVpc: typed.optional(),
  /** Why, in one line, for the others; a protected target asks for it. */
  reason: z.string().trim().max(200, { error: "reason" }).optional(),
  /** The same key again is the same run: a double click or a replayed request starts nothing new. */
  idempotencyKey: z.uuid({ error: "idempotency-key" }),
});
export type StartTeardownInput = z.infer<typeof StartTeardownInput>;
