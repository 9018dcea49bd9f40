import { randomUUID } from "node:crypto";
import type {
  DeletionMode,
  DeploymentConfig,
  OperationEntry,
  Output,
  ResourceStatus,
  RollbackConfiguration,
  StackStatus,
  Tag,
} from "@aws-sdk/client-cloudformation";
import type { Principal } from "../operation";
import type { Place } from "../place";
import type { StackDefinition } from "./definition";
import type { ResourceDrift, StackDrift } from "./drift";
import type { OperationRow } from "./stack-operation";
import type { TemplateObject, TemplateValue } from "./template-value";
import { validationError } from "./validation-error";

export interface StackRow {
  stackId: string;
  stackName: string;
  /** A further name by which it is found. */
  aliasName?: string;
  account: string;
  region: string;
  status: StackStatus;
  statusReason?: string;
  isConfigured?: boolean;
  /** What it is made of, or being made into. Nothing yet while only a change set is under review. */
  definition?: StackDefinition;
  outputs: Output[];
  resources: Record<string, ResourceRow>;
  /** To where an update that fails goes back. */
  stable?: StableState;
  operation?: OperationRow;
  lastOperations: OperationEntry[];
  changeSetId?: string;
  roleArn?: string;
  createdBy: Principal;
  createdAt: Date;
  updatedAt?: Date;
  deletedAt?: Date;
  deletionMode?: DeletionMode;
  disableRollback: boolean;
  retainExceptOnCreate?: boolean;
  terminationProtection: boolean;
  timeoutInMinutes?: number;
  rollbackConfiguration?: RollbackConfiguration;
  deploymentConfig?: DeploymentConfig;
  drift?: StackDrift;
  /** What updates may do to its resources. */
  policyBody?: string;
}

export interface StableState {
  definition: StackDefinition;
  resources: Record<string, ResourceRow>;
  /** Physical resources of the time since, for whichever operation ends well. */
  leftovers: ResourceRow[];
}

export interface ResourceRow {
  logicalId: string;
  type: string;
  physicalId?: string;
  status: ResourceStatus;
  statusReason?: string;
  changedAt: Date;
  /** As the template gives them, functions resolved. */
  properties: TemplateObject;
  /** The same with the values of NoEcho parameters hidden. */
  shownProperties: TemplateObject;
  tags: Tag[];
  attributes: Record<string, TemplateValue>;
  dependsOn: string[];
  metadata?: TemplateValue;
  creationPolicy?: TemplateValue;
  /** As it was found when somebody last looked. */
  drift?: ResourceDrift;
  deletionPolicy?: string;
  updateReplacePolicy?: string;
}

export function stacks({ world, account, region }: Place): Map<string, StackRow> {
  return world.table({ account, region }, "cloudformation.stacks");
}

/** The ids of the stacks that a name finds; a deleted one is found by its id alone. */
function idsByName({ world, account, region }: Place): Map<string, string> {
  return world.table({ account, region }, "cloudformation.stack-names");
}

export function findStack(place: Place, nameOrId: string): StackRow | undefined {
  const id = nameOrId.startsWith("arn:") ? nameOrId : idsByName(place).get(nameOrId);
  const stack = id === undefined ? undefined : stacks(place).get(id);
  return stack && isRemembered(place, stack) ? stack : undefined;
}

const DELETED_KEPT_MS = 90 * 24 * 60 * 60 * 1000;

/** A deleted stack is told of for 90 days. */
export function isRemembered({ world }: Place, { status, deletedAt }: StackRow): boolean {
  if (status !== "DELETE_COMPLETE" || !deletedAt) return true;
  return world.clock.now() - deletedAt.getTime() < DELETED_KEPT_MS;
}

export function readStack(place: Place, nameOrId: string): StackRow {
  const stack = findStack(place, nameOrId);
  if (stack) return stack;
  throw validationError(`Stack with id ${nameOrId} does not exist`);
}

/** As `readStack`, in the words of the operations that change a stack; a deleted one does not exist for them. */
export function readLiveStack(place: Place, nameOrId: string): StackRow {
  const stack = findStack(place, nameOrId);
  if (stack && stack.status !== "DELETE_COMPLETE") return stack;
  throw validationError(`Stack [${nameOrId}] does not exist`);
}

const namePattern = /^[a-zA-Z][-a-zA-Z0-9]*$/;

export function newStackId({ account, region }: Place, stackName: string): string {
  checkName(stackName);
  return `arn:aws:cloudformation:${region}:${account}:stack/${stackName}/${randomUUID()}`;
}

type NewStack = Pick<StackRow, "stackId" | "stackName" | "status" | "createdBy"> & Partial<StackRow>;

export function openStack(place: Place, fields: NewStack): StackRow {
  const { account, region, world } = place;
  const stack: StackRow = {
    account,
    region,
    createdAt: world.clock.date(),
    outputs: [],
    resources: {},
    lastOperations: [],
    disableRollback: false,
    terminationProtection: false,
    ...fields,
  };
  stacks(place).set(stack.stackId, stack);
  idsByName(place).set(stack.stackName, stack.stackId);
  return stack;
}

/** From now on its names are free. */
export function forgetName(place: Place, stack: StackRow): void {
  const { stackName, stackId } = stack;
  const ids = idsByName(place);
  if (ids.get(stackName) === stackId) ids.delete(stackName);
  forgetAlias(place, stack);
}

export function giveAlias(place: Place, stack: StackRow, aliasName: string): void {
  stack.aliasName = aliasName;
  idsByName(place).set(aliasName, stack.stackId);
}

export function forgetAlias(place: Place, stack: StackRow): void {
  if (stack.aliasName !== undefined) idsByName(place).delete(stack.aliasName);
  delete stack.aliasName;
}

function checkName(stackName: string): void {
  const breach = namePattern.test(stackName)
    ? stackName.length > 128 && "Member must have length less than or equal to 128"
    : "Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*";
  if (!breach) return;
  throw validationError(
    `1 validation error detected: Value '${stackName}' at 'stackName' failed to satisfy constraint: ${breach}`,
  );
}

export function isInProgress({ status }: Pick<StackRow, "status">): boolean {
  return status.endsWith("_IN_PROGRESS") && status !== "REVIEW_IN_PROGRESS";
}
