import { z } from "zod";

/** The most that CloudFormation takes without S3. */
export const templateMaxBytes = 51_200;

export const TemplateBody = z
  .string()
  .min(1, { error: "template-empty" })
  .refine((body) => new TextEncoder().encode(body).length <= templateMaxBytes, { error: "template-too-long" });

export const TemplateParameter = z.object({
  name: z.string(),
  type: z.string(),
  default: z.string().optional(),
  description: z.string().optional(),
  noEcho: z.boolean(),
  allowedValues: z.array(z.string()),
});
export type TemplateParameter = z.infer<typeof TemplateParameter>;

/** What a template asks for and would make. */
export const TemplateSummary = z.object({
  description: z.string().optional(),
  parameters: z.array(TemplateParameter),
  resourceTypes: z.array(z.string()),
  capabilities: z.array(z.string()),
});
export type TemplateSummary = z.infer<typeof TemplateSummary>;
