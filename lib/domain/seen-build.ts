import { z } from "zod";
import { Build } from "./build";
import { Target } from "./target";

/** CodeBuild's: the project, and a UUID. */
export const BuildId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{1,149}:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, {
  error: "build-id",
});
export type BuildId = z.infer<typeof BuildId>;

/** A build as CodeBuild tells of it, whoever started it. */
export const SeenBuild = z.object({
  target: Target,
  build: Build,
  /** What CodeBuild says of who started it: a person, a pipeline, a webhook. */
  startedBy: z.string().optional(),
  /** What was asked for: a branch, a tag or a commit. */
  revision: z.string().optional(),
  /** Where the source is. */
  sourceLocation: z.string().optional(),
  /** By digest, where the build has told it. */
  imageUri: z.string().optional(),
  /** Slipway's run that started it. */
  runId: z.string().optional(),
  /** Which has its images. */
  service: z.object({ serviceName: z.string(), clusterName: z.string() }).optional(),
});
export type SeenBuild = z.infer<typeof SeenBuild>;

export const BuildDetail = SeenBuild.extend({
  /** Slipway's own, where it was one of these that started it: the lines of the build are among the run's. */
  run: z.object({ id: z.string(), number: z.int(), startedBy: z.string() }).optional(),
});
export type BuildDetail = z.infer<typeof BuildDetail>;
