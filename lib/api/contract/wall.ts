import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { Target } from "@/lib/domain/target";

export const openWallSession = endpoint({
  method: "POST",
  path: "/api/v1/wall/session",
  summary: "Give a browser the session of a screen, which may only look, for the token of a screen",
  input: z.strictObject({
    token: z
      .string()
      .max(512, { error: "too-long" })
      .regex(/^[\w-]+$/, { error: "required" }),
  }),
  output: z.object({
    name: z.string(),
    /** Empty: every target. */
    targets: z.array(Target),
    expiresAt: z.iso.datetime(),
  }),
});
