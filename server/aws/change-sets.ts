import "server-only";
import {
  type Change,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  type DescribeChangeSetCommandOutput,
  ExecuteChangeSetCommand,
  ListChangeSetsCommand,
} from "@aws-sdk/client-cloudformation";
import type { StackChange } from "@/lib/domain/stack-change";
import type { AwsClients } from "./clients";
import { awsFailureKind } from "./problem-from-aws";
import { toStackChange } from "./stack-change";

export interface ChangeSetKey {
  stackName: string;
  changeSetName: string;
}

interface CreateChangeSetOptions extends ChangeSetKey {
  isNewStack: boolean;
  /** Compares with what is there at AWS, and not with what the stack has set. */
  revertsDrift: boolean;
  /** Without it that of the stack. */
  template?: string;
  parameters: Record<string, string>;
  /** Those that keep the value that they have. */
  kept: readonly string[];
  tags: Record<string, string>;
  description: string;
}

/** One of this name that is there already counts as made: an earlier try has made it. */
export async function createChangeSet({ cloudformation }: AwsClients, options: CreateChangeSetOptions): Promise<void> {
  const { stackName, changeSetName, isNewStack, revertsDrift, template, parameters, kept, tags, description } = options;
  try {
    await cloudformation.send(
      new CreateChangeSetCommand({
        StackName: stackName,
        ChangeSetName: changeSetName,
        ChangeSetType: isNewStack ? "CREATE" : "UPDATE",
        DeploymentMode: revertsDrift ? "REVERT_DRIFT" : undefined,
        ClientToken: changeSetName,
        TemplateBody: template,
        UsePreviousTemplate: template === undefined ? true : undefined,
        Parameters: [
          ...Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
          ...kept.map((ParameterKey) => ({ ParameterKey, UsePreviousValue: true })),
        ],
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
        // A template of others may have transforms.
        Capabilities:
          template === undefined ? ["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"] : ["CAPABILITY_NAMED_IAM"],
        Description: description,
      }),
    );
  } catch (error) {
    if (error instanceof Error && error.name === "AlreadyExistsException") return;
    throw error;
  }
}

export interface ChangeSet {
  /** Unlike its name, of this one alone. */
  changeSetId: string;
  stackId: string;
  status: string;
  executionStatus: string;
  reason: string;
  changes: StackChange[];
}

export async function findChangeSet({ cloudformation }: AwsClients, key: ChangeSetKey): Promise<ChangeSet | undefined> {
  const changes: Change[] = [];
  let last: DescribeChangeSetCommandOutput | undefined;
  try {
    do {
      last = await cloudformation.send(
        new DescribeChangeSetCommand({
          StackName: key.stackName,
          ChangeSetName: key.changeSetName,
          IncludePropertyValues: true,
          NextToken: last?.NextToken,
        }),
      );
      changes.push(...(last.Changes ?? []));
    } while (last.NextToken);
  } catch (error) {
    if (
      error instanceof Error &&
      (error.name === "ChangeSetNotFoundException" ||
        error.name === "ChangeSetNotFound" ||
        /does not exist/.test(error.message))
    )
      return undefined;
    throw error;
  }
  const {
    ChangeSetId: changeSetId = "",
    StackId: stackId = "",
    Status: status = "",
    ExecutionStatus: executionStatus = "",
    StatusReason: reason = "",
  } = last;
  return { changeSetId, stackId, status, executionStatus, reason, changes: changes.flatMap(toStackChange) };
}

/** A change set that changes nothing ends FAILED with one of these texts. */
export function isEmpty({ status, reason }: Pick<ChangeSet, "status" | "reason">): boolean {
  return status === "FAILED" && /didn't contain changes|No updates are to be performed/.test(reason);
}

/** It is under way, or was. */
export function isExecuted(changeSet: Pick<ChangeSet, "executionStatus"> | undefined): boolean {
  return changeSet?.executionStatus.startsWith("EXECUTE_") ?? false;
}

/** One that is being executed already counts as executed: an earlier try whose answer was lost has done so. */
export async function executeChangeSet(
  clients: AwsClients,
  { stackName, changeSetName }: ChangeSetKey,
  clientRequestToken: string,
): Promise<void> {
  try {
    await clients.cloudformation.send(
      new ExecuteChangeSetCommand({
        StackName: stackName,
        ChangeSetName: changeSetName,
        ClientRequestToken: clientRequestToken,
      }),
    );
  } catch (error) {
    if (!(error instanceof Error && /^InvalidChangeSetStatus/.test(error.name))) throw error;
    const found = await findChangeSet(clients, { stackName, changeSetName });
    if (!isExecuted(found)) throw error;
  }
}

/** Nothing of it can be executed any more, or there is nothing of it. */
export function isLeftBehind(changeSet: Pick<ChangeSet, "executionStatus"> | undefined): boolean {
  return changeSet === undefined || (!isExecuted(changeSet) && changeSet.executionStatus !== "AVAILABLE");
}

/** Whether the stack has change sets besides this one; where that may not be asked, it may well have. */
export async function hasOtherChangeSets(
  { cloudformation }: AwsClients,
  { stackName, changeSetName }: ChangeSetKey,
): Promise<boolean> {
  try {
    const { Summaries = [] } = await cloudformation.send(new ListChangeSetsCommand({ StackName: stackName }));
    return Summaries.some(({ ChangeSetName: name }) => name !== changeSetName);
  } catch (error) {
    if (awsFailureKind(error) === "aws-denied") return true;
    throw error;
  }
}

export async function deleteChangeSet({ cloudformation }: AwsClients, key: ChangeSetKey): Promise<void> {
  await cloudformation.send(new DeleteChangeSetCommand({ StackName: key.stackName, ChangeSetName: key.changeSetName }));
}
