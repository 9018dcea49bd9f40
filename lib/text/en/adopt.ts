import type { AdoptedShip } from "@/lib/domain/adopted-ship";
import type { AdoptionPart } from "@/lib/domain/adoption";
import type { MadeBy } from "@/lib/domain/made-by";

function madeBy(maker: MadeBy): string {
  switch (maker.by) {
    case "slipway":
      return "Slipway";
    case "cdk":
      return `the CDK, stack ${maker.stackName}`;
    case "cloudformation":
      return `CloudFormation, stack ${maker.stackName}`;
    case "terraform":
      return "Terraform, by its tags";
    case "hand":
      return "no stack: the CLI, the console or another tool";
  }
}

const sources: Record<AdoptedShip["image"]["from"], string> = {
  build: "Build",
  registry: "Image in ECR",
  "same-tag": "Same tag",
};

const parts: Record<AdoptionPart, string> = {
  stack: "its stack",
  template: "the template of its stack",
  repository: "the repository of its image",
  projects: "the projects of CodeBuild",
};

export const adopt = {
  about: "Others made this service. It gets another image; its template and everything else stay as they are.",
  found: "What was found",
  madeByLabel: "Made by",
  madeBy,
  image: "Image now",
  noImage: "in a task definition of its own",
  stack: "Stack",
  nested: "nested: only its root stack changes it",
  parameter: "Parameter of the image",
  parameters: { image: "takes the image", tag: "takes the tag", digest: "takes the digest" },
  noParameter: "none: the template fixes the image",
  unclearParameter: "not certain: choose below",
  project: "Project",
  noProject: "none was found that pushes to its repository",
  repository: "Repository",
  notRead: (names: string) => `AWS did not let Slipway look at ${names}.`,
  parts,
  whatToShip: "What to ship",
  source: "Image from",
  sources,
  revision: "Branch or commit",
  revisionHint: (own: string) => `Empty: ${own || "the default branch"}, as the project has it.`,
  noRevisions: (type: string) => `The source of the project is ${type}: it has no branches.`,
  sameTag: (image: string) => `What was pushed as ${image} since the last rollout.`,
  how: "How the service gets it",
  ways: {
    "change-set": (parameter: string) => `By parameter ${parameter} of the stack`,
    "service-update": "By the service itself, as a digest",
    "forced-deployment": "By the same tag, rolled out anew",
  },
  waysAbout: {
    "change-set": "A change set sets this parameter alone; template and other parameters stay. Nothing drifts.",
    "service-update": "Exactly the image that was built or picked, and it can be gone back to.",
    "forced-deployment":
      "ECS looks the tag up once more. Nothing drifts, but only the last push can be rolled out this way.",
  },
  drift: (stack: string) =>
    `The template of ${stack} goes on naming its own image: the service drifts from it. The next change of the container by that stack brings the template’s image back.`,
  previewPast: "Compares the image that the service names with the one that comes",
  noWay: "The image stands in a task definition of its own, named by digest: change it where it was made.",
  reason: "Reason",
};

export type AdoptText = typeof adopt;
