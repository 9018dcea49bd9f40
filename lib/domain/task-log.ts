import { z } from "zod";

/** One line that a task has printed. Numbers count what one reader has seen, and only grow. */
export const TaskLogLine = z.object({
  number: z.int(),
  at: z.iso.datetime(),
  /** The first eight digits of the task's id. */
  task: z.string(),
  text: z.string(),
});
export type TaskLogLine = z.infer<typeof TaskLogLine>;

export const TaskLog = z.object({
  /** Another reader counts from another number: then what is there is begun anew. */
  reader: z.string(),
  asOf: z.iso.datetime(),
  lines: z.array(TaskLogLine),
  /** The last number that there is. */
  last: z.int(),
  logGroupName: z.string().optional(),
});
export type TaskLog = z.infer<typeof TaskLog>;
