import type { FailureCause } from "@/lib/domain/failure-cause";

/** What stopped, by the rule of the failure. */
const titles: Record<string, string> = {
  "other-target": "The credentials belong to another target",
  "no-default-vpc": "The Region has no default VPC to put the service in",
  "build-stack-shape": "The build template does not make what a build needs",
  "service-stack-shape": "The service template makes no Express service",
  "change-set": "CloudFormation refused the change",
  "stack-stuck": "The stack is in a state that cannot be changed",
  "stack-gone": "The stack was deleted meanwhile",
  stack: "CloudFormation could not make the change",
  build: "The build failed",
  "build-stopped": "The build was stopped in CodeBuild",
  "image-missing": "The image is not in the repository",
  rollout: "ECS stopped the rollout",
  unhealthy: "The service does not answer as healthy",
  aws: "AWS did not accept a call",
  internal: "Slipway made a mistake",
};

/** Why in plain words, and the ways out, the best one first. */
const causes: Record<FailureCause, { why: string; toDo: string[] }> = {
  "no-default-vpc": {
    why: "ECS Express Mode puts a service into the Region’s default VPC when no subnets are named, and this Region has none.",
    toDo: [
      "Deploy again and let Slipway create the default VPC first: the form has a tick box for it.",
      "Or create it in the VPC console.",
    ],
  },
  "describe-account-attributes": {
    why: "The infrastructure role lacks ec2:DescribeAccountAttributes, which ECS needs and AWS’s managed policy does not grant.",
    toDo: ["Add ec2:DescribeAccountAttributes to the infrastructure role of the template and deploy again."],
  },
  "role-trust": {
    why: "AWS could not assume the role. A role that was made seconds ago is not known everywhere yet; an older one may not trust the service.",
    toDo: [
      "Deploy again: a new role is known after a few minutes.",
      "If it stays, check the trust policy of the role that is named here.",
    ],
  },
  "repository-access": {
    why: "CodeBuild could not read the repository. It does not exist under this address, or it is private and CodeBuild has no credentials for it.",
    toDo: [
      "Check the address and deploy again.",
      "For a private repository, give CodeBuild a source credential in this account and Region.",
    ],
  },
  revision: {
    why: "The repository has no such branch, tag or commit.",
    toDo: ["Correct the branch or commit and deploy again."],
  },
  buildspec: {
    why: "CodeBuild could not read the build’s instructions (buildspec).",
    toDo: ["Check the buildspec that the message names and deploy again."],
  },
  "docker-hub-limit": {
    why: "Docker Hub limits anonymous pulls, and CodeBuild shares its addresses with many others.",
    toDo: [
      "Take the base image from public.ecr.aws/docker/library and deploy again.",
      "Or wait an hour and deploy again.",
    ],
  },
  "no-build-capacity": {
    why: "The account may not run a build now. New accounts often start with no builds at all.",
    toDo: ["Wait for the other builds and deploy again.", "If the limit is 0, ask AWS Support to lift it."],
  },
  "build-command": {
    why: "A command of the build ended with an error. Its own output, just above the end of the build’s log, says why.",
    toDo: ["Read the first error in the log, correct the code or the Dockerfile, and deploy again."],
  },
  "image-platform": {
    why: "The image was built for another processor than the one that the task runs on.",
    toDo: ["Build the image for linux/amd64 and deploy again."],
  },
  "image-pull": {
    why: "The task could not pull the image: it is gone, or the task has no way to the registry.",
    toDo: [
      "Check that the image is still in the repository and deploy again.",
      "In private subnets, check the routes to ECR.",
    ],
  },
  "health-check": {
    why: "The load balancer asked the new task for the health check path and did not get 200.",
    toDo: [
      "Check port and health check path in the form and deploy again.",
      "Or answer 200 at that path in the code and deploy again.",
    ],
  },
  "task-exits": {
    why: "The new task starts and ends by itself, so it never becomes healthy.",
    toDo: [
      "Check the port, the memory and the environment variables in the form and deploy again.",
      "Read the task’s own log in CloudWatch Logs.",
    ],
  },
  alarm: {
    why: "An alarm that ECS watches during the rollout went off, so traffic went back to the revision before.",
    toDo: ["Look at the alarm’s metric for the time of the rollout.", "Deploy again once the cause is mended."],
  },
  "name-exists": {
    why: "Something with a name that the template wants is there already.",
    toDo: ["Delete what is left over, or choose another service name, and deploy again."],
  },
  export: {
    why: "The stacks depend on each other by an export that is missing, or in use.",
    toDo: ["Check the name of the build stack in the service template’s parameters and deploy again."],
  },
  denied: {
    why: "The role that is named here lacks a permission.",
    toDo: ["Give the role the action that AWS names and deploy again."],
  },
  throttled: {
    why: "AWS limits how often this account may call it, and others are calling too.",
    toDo: ["Wait a minute and deploy again."],
  },
};

export const failure = {
  titles,
  causes,
  stepFailed: (step: string) => `${step} failed`,
  what: "What",
  why: "Why",
  toDo: "What to do",
  comma: ", ",
  step: "Step",
  phase: "phase",
  stage: "stage",
  resource: "resource",
  request: "request",
  firstError: (number: number) => `line ${number}`,
  showInLog: "Show in log",
  openForm: "Open the deploy form",
  generic: ["Read AWS’s words and the log around the first error, correct what they name, and deploy again."],
  rolledBack: "ECS went back to the revision before",
};
