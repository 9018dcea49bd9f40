import { randomUUID } from "node:crypto";
import type {
  Change,
  ChangeSetStatus,
  ChangeSetType,
  DeploymentConfig,
  DeploymentMode,
  ExecutionStatus,
  OnStackFailure,
  RollbackConfiguration,
} from "@aws-sdk/client-cloudformation";
import { AwsError, type Principal } from "../operation";
import type { Place } from "../place";
import type { StackDefinition } from "./definition";
import type { Imports } from "./import";
import { readLiveStack, type StackRow } from "./stack";
import { validationError } from "./validation-error";

export interface ChangeSetRow {
  changeSetId: string;
  name: string;
  stackId: string;
  stackName: string;
  type: ChangeSetType;
  isForNewStack: boolean;
  status: ChangeSetStatus;
  statusReason?: string;
  executionStatus: ExecutionStatus;
  description?: string;
  createdAt: Date;
  definition: StackDefinition;
  /** With the property values; they are left out for who does not ask for them. */
  changes: Change[];
  /** The operation under which its validation is told. */
  operationId: string;
  /** What it takes over, once that is worked out. */
  imports: Imports;
  importsExisting?: boolean;
  includesNestedStacks?: boolean;
  deploymentMode?: DeploymentMode;
  /** In whose name its resources are looked at. */
  principal: Principal;
  clientToken?: string;
  roleArn?: string;
  rollbackConfiguration?: RollbackConfiguration;
  onStackFailure?: OnStackFailure;
  deploymentConfig?: DeploymentConfig;
  isExpress?: boolean;
  isUnvalidated?: boolean;
}

function changeSets({ world, account, region }: Place): Map<string, ChangeSetRow> {
  return world.table({ account, region }, "cloudformation.change-sets");
}

/** Ids by stack, in order of creation. */
function idsByStack({ world, account, region }: Place): Map<string, string[]> {
  return world.table({ account, region }, "cloudformation.change-sets-by-stack");
}

export function changeSetsOf(place: Place, { stackId }: Pick<StackRow, "stackId">): ChangeSetRow[] {
  const ids = idsByStack(place).get(stackId) ?? [];
  return ids.flatMap((id) => changeSets(place).get(id) ?? []);
}

export function openChangeSet(place: Place, stack: StackRow, fields: Omit<ChangeSetRow, "changeSetId" | "createdAt">) {
  const { account, region, world } = place;
  const row: ChangeSetRow = {
    ...fields,
    changeSetId: `arn:aws:cloudformation:${region}:${account}:changeSet/${fields.name}/${randomUUID()}`,
    createdAt: world.clock.date(),
  };
  changeSets(place).set(row.changeSetId, row);
  const ids = idsByStack(place).get(stack.stackId);
  if (ids) ids.push(row.changeSetId);
  else idsByStack(place).set(stack.stackId, [row.changeSetId]);
  return row;
}

interface Address {
  ChangeSetName?: string | undefined;
  StackName?: string | undefined;
}

export function findChangeSet(place: Place, { ChangeSetName = "", StackName }: Address): ChangeSetRow | undefined {
  if (ChangeSetName.startsWith("arn:")) return changeSets(place).get(ChangeSetName);
  if (!StackName) {
    throw validationError("StackName must be specified if ChangeSetName is not specified as an ARN.");
  }
  return changeSetsOf(place, readLiveStack(place, StackName)).find(({ name }) => name === ChangeSetName);
}

export function readChangeSet(place: Place, address: Address): ChangeSetRow {
  const row = findChangeSet(place, address);
  if (row) return row;
  throw new AwsError("ChangeSetNotFoundException", `ChangeSet [${address.ChangeSetName}] does not exist`, 404);
}

export function findChangeSetById(place: Place, changeSetId: string): ChangeSetRow | undefined {
  return changeSets(place).get(changeSetId);
}

export function dropChangeSet(place: Place, { changeSetId, stackId }: ChangeSetRow): void {
  changeSets(place).delete(changeSetId);
  const ids = idsByStack(place).get(stackId) ?? [];
  idsByStack(place).set(
    stackId,
    ids.filter((id) => id !== changeSetId),
  );
}

/** Lets go of the change sets of a stack that nobody can execute any more; those executed are remembered. */
export function dropChangeSets(place: Place, stack: StackRow, executed?: ChangeSetRow): void {
  for (const row of changeSetsOf(place, stack)) {
    if (row !== executed && !row.executionStatus.startsWith("EXECUTE_")) dropChangeSet(place, row);
  }
}

/** The stack went another way; what was planned for it before does not fit any more. */
export function makeObsolete(place: Place, stack: StackRow): void {
  for (const row of changeSetsOf(place, stack)) {
    if (row.executionStatus === "AVAILABLE") row.executionStatus = "OBSOLETE";
  }
}

export function endExecution(place: Place, changeSetId: string, isSuccess: boolean): void {
  const row = changeSets(place).get(changeSetId);
  if (row) row.executionStatus = isSuccess ? "EXECUTE_COMPLETE" : "EXECUTE_FAILED";
}
