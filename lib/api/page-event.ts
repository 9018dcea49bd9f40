import { z } from "zod";
import { LogLine } from "@/lib/domain/log";
import { Run, RunSummary } from "@/lib/domain/run";
import { BuildDetail } from "@/lib/domain/seen-build";
import { TeamPatch } from "@/lib/domain/team-status";

/** What the event stream of a page carries: the name of the event and its data. */
export const PageEvent = z.discriminatedUnion("event", [
  z.object({ event: z.literal("lines"), data: z.array(LogLine) }),
  z.object({ event: z.literal("run"), data: Run }),
  z.object({ event: z.literal("build"), data: BuildDetail }),
  z.object({ event: z.literal("runs"), data: z.object({ runs: z.array(RunSummary) }) }),
  z.object({ event: z.literal("team"), data: TeamPatch }),
  /** The run, or the build, has ended and all its lines were sent. */
  z.object({ event: z.literal("end"), data: z.object({}) }),
  /** Every ten seconds, so that a dead connection is noticed. */
  z.object({ event: z.literal("ping"), data: z.object({}) }),
]);
export type PageEvent = z.infer<typeof PageEvent>;
