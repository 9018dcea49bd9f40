import type { FailureCause } from "@/lib/domain/failure-cause";
import { accountCauses } from "./causes/account-causes";
import { buildCauses } from "./causes/build-causes";
import { serviceCauses } from "./causes/service-causes";
import { stackCauses } from "./causes/stack-causes";
import { taskCauses } from "./causes/task-causes";

/** What stopped, by the rule of the failure. */
const titles: Record<string, string> = {
  "other-target": "The credentials belong to another target",
  "no-default-vpc": "The Region has no default VPC to put the service in",
  preflight: "The preflight found what would break the deploy",
  "build-stack-shape": "The build template does not make what a build needs",
  "service-stack-shape": "The service template makes no Express service",
  "change-set": "CloudFormation refused the change",
  "approval-refused": "An admin has refused it",
  "approval-expired": "Nobody has approved it in time",
  "gate-expired": "Nobody has let it go on in time",
  "stack-stuck": "The stack is in a state that cannot be changed",
  "stack-gone": "The stack was deleted meanwhile",
  stack: "CloudFormation could not make the change",
  build: "The build failed",
  "build-stopped": "The build was stopped in CodeBuild",
  "image-missing": "The image is not in the repository",
  "image-untagged": "The image has no tag, and the template wants one",
  "tag-elsewhere": "The tag that the service names is not this image",
  "not-by-tag": "The service does not name its image by a tag",
  "own-task-definition": "The image stands in the service’s own task definition",
  "service-gone": "The service is not there any more",
  rollout: "ECS stopped the rollout",
  unhealthy: "The service does not answer as healthy",
  aws: "AWS did not accept a call",
  internal: "Slipway made a mistake",
};

/** Why in plain words, and the ways out, the best one first. */
const causes = { ...buildCauses, ...taskCauses, ...serviceCauses, ...stackCauses, ...accountCauses } satisfies Record<
  FailureCause,
  unknown
>;

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
  stopped: (count: number) => (count === 1 ? "1 task stopped:" : `${count} tasks stopped:`),
  exitCode: (code: number) => `exit code ${code}`,
  lastLines: "The last lines of such a task",
  firstError: (number: number) => `line ${number}`,
  showInLog: "Show in log",
  openForm: "Open the deploy form",
  generic: ["Read AWS’s words and the log around the first error, correct what they name, and deploy again."],
  rolledBack: "ECS went back to the revision before",
};

export type FailureText = typeof failure;
