import { z } from "zod";

/** By what a run was started. */
export const RunCause = z.enum(["ui", "api", "rollback", "retry", "promotion", "end-date"], { error: "wrong-type" });
export type RunCause = z.infer<typeof RunCause>;
