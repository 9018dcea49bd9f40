import { z } from "zod";

/** Whoever looks at a target, as far as it takes to read AWS with their rights. */
export const Viewer = z.object({
  userName: z.string(),
  personId: z.string().optional(),
  sessionId: z.string().optional(),
  identityCenterRole: z.object({ account: z.string(), roleName: z.string() }).optional(),
});
export type Viewer = z.infer<typeof Viewer>;
