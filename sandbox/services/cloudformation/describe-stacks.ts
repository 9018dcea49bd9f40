import type {
  DescribeStacksInput,
  DescribeStacksOutput,
  ListStacksInput,
  ListStacksOutput,
  Parameter,
  Stack,
  StackSummary,
} from "@aws-sdk/client-cloudformation";
import type { StackDefinition } from "../../cloudformation/definition";
import { MASK } from "../../cloudformation/parameters";
import { isRemembered, readStack, type StackRow, stacks } from "../../cloudformation/stack";
import type { Call, InventoryItem } from "../../operation";
import { pageOf } from "../../page";
import type { Place } from "../../place";
import type { World } from "../../world";

const PAGE_SIZE = 100;
const errorCode = "ValidationError";

/** A deleted stack is shown only to who has its id. */
export function describeStacks(call: Call, input: DescribeStacksInput): DescribeStacksOutput {
  if (input.StackName) return { Stacks: [toStack(readStack(call, input.StackName))] };
  const living = newestFirst(call).filter(({ status }) => status !== "DELETE_COMPLETE");
  const { items, nextToken } = pageOf(living, { nextToken: input.NextToken, size: PAGE_SIZE, errorCode });
  return { Stacks: items.map(toStack), NextToken: nextToken };
}

export function listStacks(call: Call, input: ListStacksInput): ListStacksOutput {
  const { StackStatusFilter: wanted = [] } = input;
  const found = newestFirst(call).filter(({ status }) => wanted.length === 0 || wanted.includes(status));
  const { items, nextToken } = pageOf(found, { nextToken: input.NextToken, size: PAGE_SIZE, errorCode });
  return { StackSummaries: items.map(toSummary), NextToken: nextToken };
}

function newestFirst(place: Place): StackRow[] {
  return [...stacks(place).values()].filter((stack) => isRemembered(place, stack)).toReversed();
}

function toStack(stack: StackRow): Stack {
  const { definition, status } = stack;
  return {
    StackId: stack.stackId,
    StackName: stack.stackName,
    AliasName: stack.aliasName,
    ChangeSetId: stack.changeSetId,
    Description: definition?.template.description,
    Parameters: definition && toParameters(definition),
    CreationTime: stack.createdAt,
    DeletionTime: stack.deletedAt,
    DeletionMode: stack.deletionMode,
    LastUpdatedTime: stack.updatedAt,
    RollbackConfiguration: stack.rollbackConfiguration ?? {},
    StackStatus: status,
    StackStatusReason: stack.statusReason,
    DetailedStatus: stack.isConfigured ? "CONFIGURATION_COMPLETE" : undefined,
    DisableRollback: stack.disableRollback,
    DeploymentConfig: stack.deploymentConfig,
    NotificationARNs: definition?.notificationArns ?? [],
    TimeoutInMinutes: stack.timeoutInMinutes,
    Capabilities: definition?.capabilities,
    Outputs: stack.outputs.length ? stack.outputs : undefined,
    RoleARN: stack.roleArn,
    Tags: definition?.tags ?? [],
    EnableTerminationProtection: status === "DELETE_COMPLETE" ? undefined : stack.terminationProtection,
    DriftInformation: toDriftInformation(stack),
    RetainExceptOnCreate: stack.retainExceptOnCreate,
    LastOperations: stack.lastOperations,
  };
}

function toDriftInformation({ drift }: StackRow) {
  return { StackDriftStatus: drift?.status ?? ("NOT_CHECKED" as const), LastCheckTimestamp: drift?.checkedAt };
}

export function toParameters({ template, parameters, storedValues }: StackDefinition): Parameter[] | undefined {
  const list = Object.entries(parameters).map(([ParameterKey, value]) => ({
    ParameterKey,
    ParameterValue: template.parameters[ParameterKey]?.noEcho ? MASK : value,
    ResolvedValue: storedValues[ParameterKey],
  }));
  return list.length ? list : undefined;
}

function toSummary(stack: StackRow): StackSummary {
  return {
    StackId: stack.stackId,
    StackName: stack.stackName,
    TemplateDescription: stack.definition?.template.description,
    CreationTime: stack.createdAt,
    LastUpdatedTime: stack.updatedAt,
    DeletionTime: stack.deletedAt,
    StackStatus: stack.status,
    StackStatusReason: stack.statusReason,
    DriftInformation: toDriftInformation(stack),
    LastOperations: stack.lastOperations,
  };
}

export function listStacksEverywhere(world: World): InventoryItem[] {
  return world.tablesNamed<StackRow>("cloudformation.stacks").flatMap(({ scope, rows }) =>
    [...rows.values()]
      .filter(({ status }) => status !== "DELETE_COMPLETE")
      .map(({ stackId, stackName, definition, createdAt, createdBy }) => ({
        type: "AWS::CloudFormation::Stack",
        ...scope,
        id: stackId,
        name: stackName,
        tags: Object.fromEntries((definition?.tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value])),
        createdAt,
        madeBy: createdBy.arn,
      })),
  );
}
