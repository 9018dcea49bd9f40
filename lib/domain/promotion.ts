import { z } from "zod";
import { Target } from "./target";

/** A version that runs in another target, and can be shipped here. */
export const Promotion = z.object({
  target: Target,
  alias: z.string(),
  region: z.string(),
  isProtected: z.boolean(),
  imageUri: z.string(),
  digest: z.string(),
  commit: z.string().optional(),
  since: z.iso.datetime().optional(),
  /** Whether the image can be pulled here; nobody could be asked: unknown. */
  pull: z.enum(["allowed", "refused", "unknown"]),
  /** The statement that the repository's policy lacks, where it does not let this account pull. */
  missingPolicy: z.string().optional(),
});
export type Promotion = z.infer<typeof Promotion>;
