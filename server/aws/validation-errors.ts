import "server-only";
import { DescribeEventsCommand, type OperationEvent } from "@aws-sdk/client-cloudformation";
import type { ChangeSetKey } from "./change-sets";
import type { AwsClients } from "./clients";
import { awsFailureKind } from "./problem-from-aws";

/** What early validation found: the reason of the change set only points here. None for a role that may not ask. */
export async function listValidationErrors(clients: AwsClients, key: ChangeSetKey): Promise<string[]> {
  const events = await describeFailures(clients, key).catch((error): OperationEvent[] => {
    // The action is newer than many policies; without it there is still the reason of the change set.
    if (awsFailureKind(error) === "aws-denied") return [];
    throw error;
  });
  return events.flatMap(({ ValidationStatusReason, ValidationPath, LogicalResourceId }) =>
    ValidationStatusReason
      ? [[LogicalResourceId, ValidationPath, ValidationStatusReason].filter(Boolean).join(" ")]
      : [],
  );
}

async function describeFailures(
  { cloudformation }: AwsClients,
  { stackName, changeSetName }: ChangeSetKey,
): Promise<OperationEvent[]> {
  const { OperationEvents = [] } = await cloudformation.send(
    new DescribeEventsCommand({ StackName: stackName, ChangeSetName: changeSetName, Filters: { FailedEvents: true } }),
  );
  return OperationEvents;
}
