import type { DeployStepName } from "@/lib/domain/run";
import { price } from "./preflight/price";

/** What each step will do, for the list beside the form. */
const willDo: Record<DeployStepName, string> = {
  approval: "Waits for an admin of the target; nothing is touched before",
  "check-target": "Runs the checks below once more, and stops for what would fail later",
  "default-vpc": "Creates the Region’s default VPC and tags it",
  queue: "Waits for the run that is under way",
  recover: "Gets the stack out of where it is stuck",
  "build-stack": "Makes or updates the stack with repository and build project",
  build: "Builds the image in CodeBuild",
  image: "Finds the image by its digest",
  preview: "Lets CloudFormation say what will change",
  confirm: "Goes on by itself, unless the change carries a risk",
  "service-stack": "Makes or updates the stack of the service",
  "service-update": "Gives the service the image, past its stack",
  rollout: "Follows ECS until the new tasks serve",
  health: "Asks the health check path until it answers 200",
};

/** What the forms of a deploy say around their fields. */
export const deploy = {
  title: "Deploy a service",
  titleOf: (service: string) => `Deploy ${service}`,
  about: "From source to an HTTPS URL in one press. Nothing changes until then.",
  crumb: "Deploy",
  beforeYouPress: "Before you press",
  price,
  inOrder: (count: number) => (count === 1 ? "1 check is in order" : `${count} checks are in order`),
  looking: "Looking at AWS…",
  allChecks: "All checks",
  vpcMissing: "This Region has no default VPC, and the service needs one.",
  createVpc: "Create the default VPC first",
  createVpcAbout:
    "172.31.0.0/16 with one public subnet in each zone, tagged as made by Slipway. It costs nothing by itself.",
  vpcRefused: "Without it the deploy will stop at its first step.",
  queueMine: "Queue mine: it starts when that one has ended",
  noOtherRun: "No other deploy of this service is under way",
  otherRun: (by: string, ago: string) => `${by} started a deploy of this service ${ago}.`,
  locked: (by: string, ago: string) => `${by} locked this service ${ago}, so it cannot be deployed.`,
  toLock: "Unlock it on its page",
  templatesAndCli: "Templates and CLI",
  cli: "Do this from the CLI",
  willHappen: "What will happen",
  willDo,
  keepsUrl: "The service keeps its URL; new tasks start before old ones stop.",
  button: (service: string, account: string, region: string) => `Deploy ${service} to ${account} · ${region}`,
  buttonNew: "the service",
  starting: "Starting…",
  restored: "This is the draft that you left here.",
  startOver: "Start over",
};

export type DeployText = typeof deploy;
