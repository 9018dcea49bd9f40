import { z } from "zod";
import { Recovery } from "./stack-recovery";

/** What a run has to go on with where another one has ended. */
export const TakenOver = z.object({
  /** The image that was built already. */
  imageUri: z.string().optional(),
  /** What is done first with a stack that is stuck. */
  recovery: Recovery.optional(),
});
export type TakenOver = z.infer<typeof TakenOver>;
