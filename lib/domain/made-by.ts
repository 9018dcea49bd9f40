import { z } from "zod";

/** By what a service was made: Slipway, a stack of others, Terraform, or none of these, such as the CLI. */
export const MadeBy = z.discriminatedUnion("by", [
  z.object({ by: z.literal("slipway") }),
  z.object({ by: z.enum(["cloudformation", "cdk"]), stackName: z.string() }),
  z.object({ by: z.literal("terraform") }),
  z.object({ by: z.literal("hand") }),
]);
export type MadeBy = z.infer<typeof MadeBy>;
