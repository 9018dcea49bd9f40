import { z } from "zod";

export const ShipChange = z.object({
  /** Settings of the service, its variables, parameters of a template, a template itself, or where the code comes from. */
  group: z.enum(["settings", "environment", "parameters", "template", "source"]),
  /** `memory`, `LOG_LEVEL`, `serviceStack.ContainerPort` */
  name: z.string(),
  kind: z.enum(["added", "removed", "changed"]),
  /** Neither of a template, which is long, nor of what the reader may not see. */
  before: z.string().optional(),
  after: z.string().optional(),
  isHidden: z.literal(true).optional(),
});
export type ShipChange = z.infer<typeof ShipChange>;
