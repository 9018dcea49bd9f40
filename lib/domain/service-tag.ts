import { z } from "zod";

/** AWS keeps `aws:` for itself, and `slipway:` is how Slipway knows again what it made. */
export const ServiceTag = z.strictObject({
  key: z
    .string()
    .max(128, { error: "tag-key" })
    .regex(/^(?!aws:|slipway:)[\p{L}\p{N}\p{Zs}_.:/=+@-]+$/iu, { error: "tag-key" }),
  value: z
    .string()
    .max(256, { error: "tag-value" })
    .regex(/^[\p{L}\p{N}\p{Zs}_.:/=+@-]*$/u, { error: "tag-value" }),
});
export type ServiceTag = z.infer<typeof ServiceTag>;
