import { randomUUID } from "node:crypto";
import type { BeaconStackOperationStatus, OnFailure, OperationType, Tag } from "@aws-sdk/client-cloudformation";
import type { Call, Principal } from "../operation";
import type { Place } from "../place";
import type { Imports } from "./import";
import { noteToken } from "./request-token";
import type { ResourceRow, StackRow } from "./stack";
import { actingPrincipal } from "./stack-principal";
import type { TemplateObject } from "./template-value";

/** Something that is being done to a stack, from the request to the stack's final status. */
export interface OperationRow {
  operationId: string;
  type: OperationType;
  /** The client's own mark, shown on every event. */
  token?: string;
  principal: Principal;
  changeSetId?: string;
  phase: Phase;
  steps: Step[];
  onFailure: OnFailure;
  /** Physical resources that nobody will need once this is over. */
  leftovers: ResourceRow[];
  retain: string[];
  /** What exists already and is taken over. */
  imports: Imports;
  /** Whether it does nothing but take over. */
  isImport?: boolean;
  isForced?: boolean;
  isExpress?: boolean;
  isValidated?: boolean;
  /** The stack policy that holds for this operation. */
  policyBody?: string;
}

/**
 * `provision` makes the stack what it shall be, `restore` what it was; `sweep` deletes what is left over then, and `delete`
 * everything.
 */
export type Phase = "provision" | "restore" | "sweep" | "delete";

/** One resource's part in a phase. */
export interface Step {
  key: string;
  logicalId: string;
  /** Keys of the steps that must be over first. */
  after: string[];
  state: "waiting" | "running" | "done" | "failed" | "cancelled";
  action?: "create" | "import" | "update" | "replace" | "delete";
  /** What is wanted of the resource, once that is known. */
  target?: StepTarget;
  isConfigured?: boolean;
  /** The physical resource that is no more wanted, or, going back, the one that was. */
  leftover?: ResourceRow;
  requestToken: string;
}

export interface StepTarget {
  properties: TemplateObject;
  shownProperties: TemplateObject;
  tags: Tag[];
}

type NewStep = Pick<Step, "logicalId" | "after"> & Partial<Step>;

export function newStep(fields: NewStep): Step {
  return { key: fields.logicalId, state: "waiting", requestToken: randomUUID(), ...fields };
}

export interface NewOperation {
  type: OperationType;
  token?: string | undefined;
  changeSetId?: string | undefined;
  onFailure?: OnFailure;
  /** CloudFormation's Express mode: over when the configuration is applied, ready or not. */
  isExpress?: boolean | undefined;
  /** Whether to look for what must fail before anything is made; a change set has done so already. */
  isValidated?: boolean | undefined;
  imports?: Imports;
  isImport?: boolean;
  /** Whether to undo what others have changed by hand. */
  revertsDrift?: boolean;
  /** In the place of the stack's own policy. */
  policyBody?: string | undefined;
}

/** What remains known of an operation. */
export interface OperationSummary {
  operationId: string;
  type: OperationType;
  stackId: string;
  changeSetId?: string;
  status: BeaconStackOperationStatus;
  token?: string;
  startedAt: Date;
  endedAt?: Date;
}

export function operationsOf({ world, account, region }: Place): Map<string, OperationSummary> {
  return world.table({ account, region }, "cloudformation.operations");
}

export function startOperation(call: Call, stack: StackRow, options: NewOperation): OperationRow {
  const { type, token, changeSetId, onFailure = "ROLLBACK", isExpress, isValidated } = options;
  const { policyBody = stack.policyBody, imports = {}, isImport } = options;
  const { stackId, stackName } = stack;
  const operationId = openOperation(call, { type, stackId, changeSetId, token });
  const operation: OperationRow = {
    operationId,
    type,
    token,
    changeSetId,
    onFailure,
    isExpress,
    isValidated,
    policyBody,
    principal: actingPrincipal(call, stack.roleArn),
    phase: "provision",
    steps: [],
    leftovers: [],
    retain: [],
    imports,
    isImport,
  };
  stack.operation = operation;
  noteToken(call, stackName, token, { type, stackId, changeSetId });
  stack.lastOperations = [{ OperationType: type, OperationId: operationId }, ...stack.lastOperations].slice(0, 10);
  call.world.record("effect", call, "cloudformation.operation-started", {
    operationId,
    type,
    stackId,
    stackName,
    token,
    changeSetId,
  });
  return operation;
}

type OpenedOperation = Pick<OperationSummary, "type" | "stackId" | "changeSetId" | "token">;

/** Enters an operation among those that DescribeEvents knows. */
export function openOperation(place: Place, fields: OpenedOperation): string {
  const operationId = randomUUID();
  const startedAt = place.world.clock.date();
  operationsOf(place).set(operationId, { operationId, status: "IN_PROGRESS", startedAt, ...fields });
  return operationId;
}

export function endOperation(place: Place, operationId: string, isSuccess: boolean): void {
  const summary = operationsOf(place).get(operationId);
  if (!summary) return;
  summary.status = isSuccess ? "SUCCEEDED" : "FAILED";
  summary.endedAt = place.world.clock.date();
}

/** CloudFormation acts in the name of whoever asked for the operation. */
export function callFor({ world, account, region }: Place, { principal }: OperationRow): Call {
  return { world, account, region, principal, requestId: randomUUID() };
}
