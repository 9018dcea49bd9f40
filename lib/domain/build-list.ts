import { z } from "zod";
import { Build } from "./build";
import { BuildDetail, SeenBuild } from "./seen-build";
import { Target } from "./target";

/** A build in a list: no more of it than a line says. */
export const ListedBuild = Build.pick({
  id: true,
  projectName: true,
  progress: true,
  status: true,
  phase: true,
  startedAt: true,
  endedAt: true,
  commit: true,
}).extend({
  ...SeenBuild.pick({ startedBy: true, revision: true, service: true }).shape,
  run: BuildDetail.shape.run,
});
export type ListedBuild = z.infer<typeof ListedBuild>;

/** The newest hundred of a target, the newest first. */
export const BuildList = z.object({ target: Target, builds: z.array(ListedBuild) });
export type BuildList = z.infer<typeof BuildList>;
