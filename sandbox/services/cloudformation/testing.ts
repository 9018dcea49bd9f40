import { setTimeout as sleep } from "node:timers/promises";
import { CloudFormation, type CreateChangeSetCommandInput, type Stack } from "@aws-sdk/client-cloudformation";
import { clientConfig } from "../../client-config";
import { test as base } from "../../testing";

const POLL_MS = 5;
const PATIENCE_MS = 10_000;

/** CloudFormation as a deployer uses it. */
export class Deployer extends CloudFormation {
  /** The stack when nothing is done to it any more. */
  async settled(name: string): Promise<Stack> {
    return until(async () => {
      const { Stacks: [stack] = [] } = await this.describeStacks({ StackName: name });
      return stack?.StackStatus?.endsWith("_IN_PROGRESS") ? undefined : stack;
    });
  }

  /** What has happened to a stack, the oldest first: `Role CREATE_FAILED: reason`. */
  async story(name: string, since = 0): Promise<string[]> {
    const { StackEvents = [] } = await this.describeStackEvents({ StackName: name });
    return StackEvents.toReversed()
      .slice(since)
      .map(({ LogicalResourceId, ResourceStatus, ResourceStatusReason }) =>
        [`${LogicalResourceId} ${ResourceStatus}`, ResourceStatusReason].filter(Boolean).join(": "),
      );
  }

  /** A change set when it has been worked out. */
  async planned(input: CreateChangeSetCommandInput) {
    const { Id: ChangeSetName } = await this.createChangeSet(input);
    return until(async () => {
      const changeSet = await this.describeChangeSet({ ChangeSetName, IncludePropertyValues: true });
      return changeSet.Status === "FAILED" || changeSet.Status === "CREATE_COMPLETE" ? changeSet : undefined;
    });
  }
}

export async function until<Value>(ask: () => Promise<Value | undefined>): Promise<Value> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await ask();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error("Waited in vain");
    await sleep(POLL_MS);
  }
}

export const test = base.extend<{ deployer: Deployer }>({
  deployer: async ({ sandbox }, use) => use(new Deployer(clientConfig(sandbox))),
});
