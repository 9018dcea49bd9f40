import { z } from "zod";
import { CliCommand } from "./cli-command";

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

/** The stacks as a press would make them, and how the AWS CLI does the same. */
export const RenderedDeploy = z.object({ stacks: z.array(RenderedStack), commands: z.array(CliCommand) });
export type RenderedDeploy = z.infer<typeof RenderedDeploy>;
