import type { CliCommand } from "@/lib/domain/cli-command";

const does: Record<CliCommand["does"], string> = {
  place: "Account and Region",
  values: "Values that may be secret: typed here, shown nowhere",
  "default-vpc": "The Region’s default VPC",
  "build-stack": "The stack with repository and build project",
  build: "The build, until it has ended",
  image: "The image, by its digest",
  "service-stack": "The stack of the service, until the new tasks serve",
  "image-of-stack": "The stack of the service gets the image, until the new tasks serve",
  "image-of-service": "The service gets the image; all else of its container stays",
  endpoint: "Where it answers",
  look: "The service as ECS has it",
  follow: "What ECS makes and changes for it, as it goes on",
  log: "What its tasks print",
  "roll-out": "The same image once more: new tasks, then no old ones",
  stop: "What is being rolled out is stopped, and ECS goes back to what served before",
  pause: "Paused: no tasks, until it is resumed",
  resume: "Resumed, with one task at least",
  "stop-build": "The build is stopped",
  "cancel-update": "CloudFormation takes its change back",
  "delete-stack": "The stack goes, with what it has made so far",
  "continue-rollback": "CloudFormation goes on taking its change back",
};

/** What the blocks “Do this from the CLI” say. */
export const cli = {
  title: "Do this from the CLI",
  about: "The same with the AWS CLI, in a shell such as bash. Needs your own credentials for this account.",
  copyAll: "Copy all",
  show: "Show",
  hide: "Hide",
  download: "Download",
  downloadOf: (fileName: string) => `Download ${fileName}`,
  notYet: "Templates and commands are shown as soon as the form is filled in.",
  notWritten: "not written here",
  does,
};

export type CliText = typeof cli;
