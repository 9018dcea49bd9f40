import type { Call } from "../operation";
import { createChangeSet } from "../services/cloudformation/change-sets";
import { updateStack } from "../services/cloudformation/create-stack";
import { signalResource } from "../services/cloudformation/signal-resource";
import { createLogGroup, deleteLogGroup } from "../services/logs/groups";
import type { Scenario } from "./scenario";
import { hour, minute, type Past, tellPast } from "./seeds/past";
import { openStack } from "./seeds/stack";
import { waitingTemplate } from "./seeds/templates";

export const stuckStacks: Scenario = {
  name: "stuck-stacks",
  summary: "Stacks that are REVIEW_IN_PROGRESS, ROLLBACK_COMPLETE and UPDATE_ROLLBACK_FAILED, each with its way out.",
  settings: { ec2: { defaultVpc: true } },
  seed: (world) =>
    tellPast(world, hour, (past) => {
      const call = past.caller("eu-west-1");
      review(past, call);
      rollBack(past, call, "rolled-back");
      failToRollBack(past, call, "rollback-failed");
    }),
};

/** Nobody has executed its change set. */
function review(past: Past, call: Call): void {
  const TemplateBody = waitingTemplate(7, false);
  createChangeSet(call, { StackName: "in-review", ChangeSetName: "first", ChangeSetType: "CREATE", TemplateBody });
  past.pass(minute);
}

/** Its log group was there before it. */
export function rollBack(past: Past, call: Call, stackName: string): void {
  createLogGroup(call, { logGroupName: `/apps/${stackName}` });
  openStack(call, stackName, waitingTemplate(7, false));
  past.pass(5 * minute);
}

/** While an update waits, somebody deletes the log group that it would have to put back. */
export function failToRollBack(past: Past, call: Call, stackName: string): void {
  openStack(call, stackName, waitingTemplate(7, false));
  past.pass(5 * minute);
  updateStack(call, { StackName: stackName, TemplateBody: waitingTemplate(30, true) });
  past.pass(minute);
  deleteLogGroup(call, { logGroupName: `/apps/${stackName}` });
  const signal = { LogicalResourceId: "Wait", UniqueId: "somebody", Status: "FAILURE" } as const;
  signalResource(call, { StackName: stackName, ...signal });
  past.pass(5 * minute);
}
