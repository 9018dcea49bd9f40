import { z } from "zod";
import { AdoptedChange, ImageParameter } from "./adopted-ship";
import { MadeBy } from "./made-by";
import { Problem } from "./problem-body";

/** A build project, and the repository that its images are in. */
export const FoundBuild = z.object({
  projectName: z.string(),
  repositoryName: z.string(),
  /** The stack that has the project. */
  stackName: z.string().optional(),
  /** GITHUB, CODECOMMIT, S3, NO_SOURCE, … as CodeBuild says it. */
  sourceType: z.string(),
  sourceLocation: z.string().optional(),
  /** The revision that the project builds where none is given. */
  revision: z.string().optional(),
  /** Its source has branches and commits. */
  hasRevisions: z.boolean(),
});
export type FoundBuild = z.infer<typeof FoundBuild>;

export const FoundStack = z.object({
  stackName: z.string(),
  status: z.string(),
  /** Only by its root stack is it changed. */
  isNested: z.boolean(),
  imageParameter: ImageParameter.optional(),
  /** Where none is certain, those of which a person may know that they are it. */
  candidates: z.array(ImageParameter),
});
export type FoundStack = z.infer<typeof FoundStack>;

export const AdoptionPart = z.enum(["stack", "template", "repository", "projects"]);
export type AdoptionPart = z.infer<typeof AdoptionPart>;

/** What is found of a service that Slipway has not made, and how it can be deployed. */
export const Adoption = z.object({
  serviceArn: z.string(),
  madeBy: MadeBy,
  /** As the service names it. */
  image: z.string().optional(),
  stack: FoundStack.optional(),
  /** The likeliest first; more than one are for a person to choose from. */
  builds: z.array(FoundBuild),
  /** Ways to give it another image, that which is taken first. */
  changes: z.array(AdoptedChange),
  /** What could not be looked at, and why. */
  problems: z.array(z.object({ part: AdoptionPart, problem: Problem })),
});
export type Adoption = z.infer<typeof Adoption>;
