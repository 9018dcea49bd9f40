import "server-only";
import { ListStacksCommand, StackStatus } from "@aws-sdk/client-cloudformation";
import type { AwsClients } from "./clients";

const underWay = Object.values(StackStatus).filter(
  (status) => status.endsWith("_IN_PROGRESS") && status !== "REVIEW_IN_PROGRESS",
);
const mostPages = 20;

/** The status of every stack that CloudFormation has under way, by id: one call, however many stacks there are. */
export async function listStacksUnderWay({ cloudformation }: AwsClients): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  let token: string | undefined;
  for (let count = 0; count < mostPages; count++) {
    const page = await cloudformation.send(new ListStacksCommand({ StackStatusFilter: underWay, NextToken: token }));
    for (const { StackId: id, StackStatus: status } of page.StackSummaries ?? []) {
      if (id && status) found.set(id, status);
    }
    token = page.NextToken;
    if (!token) break;
  }
  return found;
}
