import { z } from "zod";

/** A parameter of a stack: with its value, or, where that may be a secret or is not known yet, the shell variable that stands for it. */
const RenderedParameter = z.object({ name: z.string(), value: z.string().optional(), variable: z.string().optional() });
export type RenderedParameter = z.infer<typeof RenderedParameter>;

/** A stack as a deploy would make it. */
export const RenderedStack = z.object({
  stackName: z.string(),
  fileName: z.string(),
  template: z.string(),
  parameters: z.array(RenderedParameter),
  /** Only of a stack that is made: they are set once. */
  tags: z.record(z.string(), z.string()),
});
export type RenderedStack = z.infer<typeof RenderedStack>;

/** What a command of the AWS CLI is for; the words are in `lib/text`. */
export const cliPurposes = [
  "place",
  "values",
  "default-vpc",
  "build-stack",
  "build",
  "image",
  "service-stack",
  "endpoint",
] as const;

export const CliCommand = z.object({ does: z.enum(cliPurposes), command: z.string() });
export type CliCommand = z.infer<typeof CliCommand>;
