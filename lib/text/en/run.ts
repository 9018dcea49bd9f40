import type { ManagedResource } from "@/lib/domain/rollout";
import type { StepName } from "@/lib/domain/run";
import type { TrafficTick } from "@/lib/domain/traffic";

const titles = {
  waiting: (service: string) => `Deploying ${service}`,
  running: (service: string) => `Deploying ${service}`,
  succeeded: (service: string) => `Deployed ${service}`,
  failed: (service: string) => `Deploy of ${service} failed`,
  cancelled: (service: string) => `Deploy of ${service} was cancelled`,
};

const teardownTitles = {
  waiting: (of: string) => `Tearing down ${of}`,
  running: (of: string) => `Tearing down ${of}`,
  succeeded: (of: string) => `Tore down ${of}`,
  failed: (of: string) => `Teardown of ${of} failed`,
  cancelled: (of: string) => `Teardown of ${of} was stopped`,
};

/** What pressing Cancel does while this step runs. */
const stops: Partial<Record<StepName, string>> = {
  "build-stack": "CloudFormation takes back the change of the build stack. The service is not touched.",
  build: "The build is stopped in CodeBuild. The service is not touched.",
  "service-stack":
    "CloudFormation takes back the change of the service stack, and ECS goes back to what served before.",
  rollout:
    "ECS goes back to what served before, at once; CloudFormation, which waits for it, takes back its change of the service stack.",
};

/** What Cancel is called while this step runs. */
const stopLabels: Partial<Record<StepName, string>> = {
  queue: "Leave the queue",
  "build-stack": "Cancel stack change",
  build: "Cancel build",
  "service-stack": "Cancel stack change",
  rollout: "Stop and roll back",
};

const ticks: Record<TrafficTick, string> = {
  "scale-up": "Scale up",
  test: "Test",
  shift: "Shift",
  full: "100 %",
  bake: "Bake",
  "clean-up": "Clean up",
};

/** Types that nearly every run has; others are shown as AWS spells them. */
const types = {
  "AWS::ECS::ExpressGatewayService": "Express service",
  "AWS::ECR::Repository": "ECR repository",
  "AWS::CodeBuild::Project": "CodeBuild project",
  "AWS::IAM::Role": "IAM role",
  "AWS::Logs::LogGroup": "Log group",
};

const managed: Record<ManagedResource["kind"], string> = {
  "load-balancer": "Load balancer",
  "load-balancer-security-group": "Security group",
  certificate: "Certificate",
  listener: "Listener",
  rule: "Rule",
  "target-group": "Target group",
  "scaling-target": "Scaling target",
  "scaling-policy": "Scaling policy",
  alarm: "Alarm",
  "service-security-group": "Security group",
  "log-group": "Log group",
};

export const run = {
  pageTitle: "Run",
  waitsForSignIn: (step: string) => `${step} waits for a sign-in.`,
  waitsForSignInAbout: (name: string) =>
    `The AWS sign-in that this run works with has ended. It goes on by itself when ${name}, or another deployer of this target, signs in.`,
  needsSignIn: "waiting for a sign-in",
  needsSignInBadge: "Needs sign-in",
  number: (number: number) => `Run ${number}`,
  titles,
  teardownTitles,
  leftovers: (of: string) => `Teardown of ${of} finished with leftovers`,
  leftoversBadge: "Finished with leftovers",
  needsDecision: "Needs a person",
  needsApproval: "Waits for approval",
  needsConfirm: "Waits for a go-ahead",
  noRisk: "no risk found",
  kinds: { deploy: "Deploy", teardown: "Teardown" },
  state: (word: string, step: string) => `${word}, ${step.toLowerCase()}`,
  cancelling: "Cancelling",
  failedRolledBack: "Failed, rolled back",
  stoppedRolledBack: "Stopped, rolled back",
  elapsed: "elapsed",
  inAll: "in all",
  ended: (ago: string) => `ended ${ago}`,
  toRevision: (id: string) => `revision ${id}`,
  cancelledBy: (name: string) => `cancelled by ${name}`,
  cancel: "Cancel deploy",
  cancelTitle: (service: string) => `Cancel the deploy of ${service}?`,
  stops,
  stopLabels,
  queued: "Queued",
  stopsNothing: "No more steps are begun. Nothing is running at AWS that would have to be stopped.",
  cancelYes: "Cancel deploy",
  cancelNo: "Let it go on",
  cancelStarting: "Cancelling…",
  again: "Deploy again",
  open: (service: string) => `Open ${service}`,
  copyReport: "Copy report",
  timeOfSteps: "Time of each step",
  steps: "Steps",
  stepsDone: (done: number, all: number) => `${done} / ${all}`,
  heldUpBy: (code: string) => `waiting for AWS: ${code}`,
  notReached: "not reached",
  reading: "reading identity and network",
  noChange: "no change",
  changes: { Add: "add", Modify: "modify", Replace: "replace", Remove: "remove", Other: "other" },
  noReplacement: "no replacement",
  tasksHealthy: (healthy: number, total: number) => `${healthy} of ${total} targets healthy`,
  tasksRunning: (running: number, wanted: number) => `${running} of ${wanted} running`,
  asked: (url: string) => `asking ${url}`,
  answered: (statusCode: number, attempts: number) =>
    `${statusCode} ${attempts === 1 ? "at the first try" : `after ${attempts} tries`}`,
  attempts: (count: number) => (count === 1 ? "1 try so far" : `${count} tries so far`),
  traffic: "Traffic",
  trafficNew: "New",
  trafficCurrent: "Current",
  trafficNone: "No traffic yet",
  trafficLater: "Traffic moves once ECS has started the new tasks.",
  trafficOf: (share: number) => `New ${share} %, current ${100 - share} %`,
  ticks,
  revision: "Revision",
  newRevision: "new",
  wanted: "Want",
  running: "Run",
  pending: "Pending",
  share: "Traffic",
  targets: "Targets",
  rollsBack: "ECS rolls back by itself when tasks do not become healthy or an alarm goes off.",
  alarmsOn: (names: string) => `Alarm on: ${names}`,
  resources: "Live resources",
  resourcesLater: "Resources appear here as CloudFormation and ECS make them.",
  onlyChanged: "only what changed",
  all: "all of them",
  noneChanged: "Nothing has changed.",
  stack: "Stack",
  managed,
  types,
  result: (service: string) => `${service} is live`,
  resultHealth: (path: string, statusCode: number) => `${path} answered ${statusCode}.`,
  resultTargets: (healthy: number, total: number) => `${healthy} of ${total} targets are healthy.`,
  copyAddress: "Copy address",
  stepNow: (step: string, word: string) => `${step}: ${word.toLowerCase()}`,
};
