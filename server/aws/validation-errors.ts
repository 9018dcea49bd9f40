import "server-only";
import { DescribeEventsCommand } from "@aws-sdk/client-cloudformation";
import type { ChangeSetKey } from "./change-sets";
import type { AwsClients } from "./clients";

/** What early validation found: the reason of the change set only points here. */
export async function listValidationErrors(
  { cloudformation }: AwsClients,
  { stackName, changeSetName }: ChangeSetKey,
): Promise<string[]> {
  const { OperationEvents = [] } = await cloudformation.send(
    new DescribeEventsCommand({ StackName: stackName, ChangeSetName: changeSetName, Filters: { FailedEvents: true } }),
  );
  return OperationEvents.flatMap(({ ValidationStatusReason, ValidationPath, LogicalResourceId }) =>
    ValidationStatusReason
      ? [[LogicalResourceId, ValidationPath, ValidationStatusReason].filter(Boolean).join(" ")]
      : [],
  );
}
