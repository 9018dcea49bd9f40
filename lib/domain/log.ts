import { z } from "zod";

/** Where a line comes from: the build's own output, CloudFormation's events, ECS's events. */
export const LogSource = z.enum(["build", "stack", "ecs"]);
export type LogSource = z.infer<typeof LogSource>;

/** A line of a run. Its number counts from 1 in the whole run and never changes: it is the cursor of the event stream. */
export const LogLine = z.object({
  number: z.number().int().positive(),
  at: z.iso.datetime(),
  source: LogSource,
  /** With ANSI sequences, without the line break. */
  text: z.string(),
});
export type LogLine = z.infer<typeof LogLine>;

/** A line that has no number yet. */
export type NewLogLine = Omit<LogLine, "number">;
