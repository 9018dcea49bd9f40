import type {
  ChangeSetType,
  CreateChangeSetInput,
  CreateChangeSetOutput,
  DeleteChangeSetInput,
} from "@aws-sdk/client-cloudformation";
import { changeSetsOf, dropChangeSet, findChangeSet, openChangeSet } from "../../cloudformation/change-set";
import { planChangeSet } from "../../cloudformation/change-set-plan";
import { define } from "../../cloudformation/definition";
import { requestedImports } from "../../cloudformation/import";
import { refuseTypeChanges } from "../../cloudformation/resource-row";
import { findStack, newStackId, openStack, readLiveStack, type StackRow } from "../../cloudformation/stack";
import { setStackStatus } from "../../cloudformation/stack-event";
import { openOperation } from "../../cloudformation/stack-operation";
import { actingPrincipal } from "../../cloudformation/stack-principal";
import { validationError } from "../../cloudformation/validation-error";
import { AwsError, type Call } from "../../operation";
import { checkRole, checkRoom, checkUpdatable, definitionInput, isExpress } from "./create-stack";

export function createChangeSet(call: Call, input: CreateChangeSetInput): CreateChangeSetOutput {
  const { ChangeSetName: name = "", ChangeSetType: type = "UPDATE", ClientToken: clientToken } = input;
  const existing = stackFor(call, input);
  const namesake = existing && changeSetsOf(call, existing).find((row) => row.name === name);
  if (namesake) {
    if (clientToken !== undefined && namesake.clientToken === clientToken) {
      return { Id: namesake.changeSetId, StackId: namesake.stackId };
    }
    throw new AwsError("AlreadyExistsException", `ChangeSet [${namesake.changeSetId}] already exists`);
  }
  checkRole(call, input.RoleARN ?? existing?.roleArn);
  checkImportInput(input, type);
  if (type !== "UPDATE" && input.DeploymentMode === "REVERT_DRIFT") {
    throw validationError(`DeploymentMode REVERT_DRIFT is not supported for change sets of type ${type}`);
  }
  if (type === "UPDATE" && input.OnStackFailure === "DELETE") {
    throw validationError("OnStackFailure DELETE is only supported for change sets of type CREATE");
  }

  checkRoom(call, existing);
  const stackName = existing?.stackName ?? input.StackName ?? "";
  const stackId = existing?.stackId ?? newStackId(call, stackName);
  const previous = existing?.definition;
  const definition = define(
    call,
    { stackId, stackName },
    {
      ...definitionInput(input, existing),
      tags: input.Tags ?? previous?.tags,
      notificationArns: input.NotificationARNs ?? previous?.notificationArns,
    },
  );
  if (existing) refuseTypeChanges(existing, definition.template.resources);
  const imports = type === "IMPORT" ? requestedImports(existing, definition, input.ResourcesToImport ?? []) : {};
  const stack = existing ?? openForReview(call, stackId, stackName);
  const row = openChangeSet(call, stack, {
    name,
    type,
    isForNewStack: stack.status === "REVIEW_IN_PROGRESS",
    stackId,
    stackName,
    status: "CREATE_PENDING",
    executionStatus: "UNAVAILABLE",
    description: input.Description,
    definition,
    changes: [],
    imports,
    importsExisting: input.ImportExistingResources,
    includesNestedStacks: input.IncludeNestedStacks,
    deploymentMode: input.DeploymentMode,
    operationId: openOperation(call, { type: "CREATE_CHANGESET", stackId }),
    principal: actingPrincipal(call, input.RoleARN ?? stack.roleArn),
    clientToken,
    roleArn: input.RoleARN,
    rollbackConfiguration: input.RollbackConfiguration,
    deploymentConfig: input.DeploymentConfig,
    onStackFailure: input.OnStackFailure,
    isExpress: isExpress(input),
    isUnvalidated: input.DisableValidation,
  });
  planChangeSet(call, row);
  return { Id: row.changeSetId, StackId: stackId };
}

/** The stack that a change set is for; none as yet where it shall make one. */
function stackFor(call: Call, input: CreateChangeSetInput): StackRow | undefined {
  const { StackName = "", ChangeSetName, ChangeSetType } = input;
  const stack = findStack(call, StackName);
  if (ChangeSetType === "IMPORT" && (!stack || stack.status === "REVIEW_IN_PROGRESS")) return stack;
  if (ChangeSetType !== "CREATE") {
    const live = readLiveStack(call, StackName);
    checkUpdatable(live);
    return live;
  }
  if (!stack || stack.status === "REVIEW_IN_PROGRESS") return stack;
  throw validationError(
    `Stack [${StackName}] already exists and cannot be created again with the changeSet [${ChangeSetName}].`,
  );
}

function checkImportInput(
  { ResourcesToImport: wanted, OnStackFailure }: CreateChangeSetInput,
  type: ChangeSetType,
): void {
  if (type === "IMPORT" && !wanted?.length) {
    throw validationError("Resources to import must be specified for change sets of type IMPORT");
  }
  if (type !== "IMPORT" && wanted?.length) {
    throw validationError(`ResourcesToImport cannot be specified for change sets of type ${type}`);
  }
  if (type === "IMPORT" && OnStackFailure) {
    throw validationError("OnStackFailure is not supported for change sets of type IMPORT");
  }
}

function openForReview(call: Call, stackId: string, stackName: string): StackRow {
  const status = "REVIEW_IN_PROGRESS";
  const stack = openStack(call, { stackId, stackName, status, createdBy: call.principal });
  setStackStatus(call, stack, status, "User Initiated");
  return stack;
}

/** One that is not there counts as deleted. */
export function deleteChangeSet(call: Call, input: DeleteChangeSetInput): object {
  const row = findChangeSet(call, input);
  if (!row) return {};
  if (row.executionStatus === "EXECUTE_IN_PROGRESS") {
    throw new AwsError(
      "InvalidChangeSetStatusException",
      `ChangeSet [${row.changeSetId}] cannot be deleted in its current execution status of [${row.executionStatus}]`,
    );
  }
  dropChangeSet(call, row);
  return {};
}
