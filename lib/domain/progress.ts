import { z } from "zod";

/** How far a step, a build phase, a stack resource or a whole run is, in our five words. AWS's own words are kept beside it. */
export const Progress = z.enum(["waiting", "running", "succeeded", "failed", "cancelled"]);
export type Progress = z.infer<typeof Progress>;
