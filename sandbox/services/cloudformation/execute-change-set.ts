import type { ExecuteChangeSetInput, OnFailure } from "@aws-sdk/client-cloudformation";
import { type ChangeSetRow, dropChangeSets, readChangeSet } from "../../cloudformation/change-set";
import { startCreate, startUpdate } from "../../cloudformation/engine";
import { isRepeated } from "../../cloudformation/request-token";
import { readLiveStack } from "../../cloudformation/stack";
import { validationError } from "../../cloudformation/validation-error";
import { AwsError, type Call } from "../../operation";
import { checkUpdatable } from "./create-stack";

/** Does what the change set says. All others of its stack are gone with that. */
export function executeChangeSet(call: Call, input: ExecuteChangeSetInput): object {
  const row = readChangeSet(call, input);
  const { ClientRequestToken: token } = input;
  const stack = readLiveStack(call, row.stackId);
  const type = row.isForNewStack ? "CREATE_STACK" : "UPDATE_STACK";
  const { changeSetId, isExpress, stackId, stackName } = row;
  if (isRepeated(call, stackName, token, { type, stackId, changeSetId })) return {};
  checkExecutable(row);
  if (!row.isForNewStack) checkUpdatable(stack);

  const onFailure = onFailureOf(row, input);
  row.executionStatus = "EXECUTE_IN_PROGRESS";
  dropChangeSets(call, stack, row);
  Object.assign(stack, {
    changeSetId: row.changeSetId,
    roleArn: row.roleArn ?? stack.roleArn,
    rollbackConfiguration: row.rollbackConfiguration ?? stack.rollbackConfiguration,
    deploymentConfig: row.deploymentConfig,
    disableRollback: onFailure === "DO_NOTHING",
    retainExceptOnCreate: input.RetainExceptOnCreate,
  });
  const { imports } = row;
  const isImport = row.type === "IMPORT";
  const revertsDrift = row.deploymentMode === "REVERT_DRIFT";
  const options = { type, token, changeSetId, onFailure, isExpress, imports, isImport, revertsDrift } as const;
  if (row.type === "CREATE") {
    stack.updatedAt = call.world.clock.date();
    startCreate(call, stack, row.definition, options);
  } else {
    startUpdate(call, stack, row.definition, options);
  }
  return {};
}

function checkExecutable({ changeSetId, status, executionStatus }: ChangeSetRow): void {
  const refusal =
    status !== "CREATE_COMPLETE"
      ? `status of [${status}]`
      : executionStatus !== "AVAILABLE" && `execution status of [${executionStatus}]`;
  if (!refusal) return;
  throw new AwsError(
    "InvalidChangeSetStatusException",
    `ChangeSet [${changeSetId}] cannot be executed in its current ${refusal}`,
  );
}

function onFailureOf(row: ChangeSetRow, { DisableRollback }: ExecuteChangeSetInput): OnFailure {
  const { onStackFailure, deploymentConfig, isExpress } = row;
  if (onStackFailure && DisableRollback !== undefined) {
    throw validationError("DisableRollback cannot be specified when OnStackFailure was specified for the change set");
  }
  if (onStackFailure) return onStackFailure;
  return (DisableRollback ?? deploymentConfig?.DisableRollback ?? isExpress) ? "DO_NOTHING" : "ROLLBACK";
}
