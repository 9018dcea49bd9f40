import "server-only";
import { ListStacksCommand, StackStatus } from "@aws-sdk/client-cloudformation";
import type { AwsClients } from "./clients";

const underWay = Object.values(StackStatus).filter(
  (status) => status.endsWith("_IN_PROGRESS") && status !== "REVIEW_IN_PROGRESS",
);
const mostPages = 20;
const endedWell = [StackStatus.CREATE_COMPLETE, StackStatus.UPDATE_COMPLETE];
/** Of a hundred stacks each. Of those behind them their own events tell. */
const mostPagesOfEnded = 2;

/** The status of every stack that CloudFormation has under way, by id: one call, however many stacks there are. */
export async function listStacksUnderWay(aws: AwsClients): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for await (const stacks of pagesOf(aws, underWay, mostPages))
    for (const [id, status] of stacks) found.set(id, status);
  return found;
}

/** Those of these stacks whose last operation has succeeded, as far as the first pages tell: often one call for all of them. */
export async function findEndedWell(aws: AwsClients, wanted: ReadonlySet<string>): Promise<Set<string>> {
  const found = new Set<string>();
  for await (const stacks of pagesOf(aws, endedWell, mostPagesOfEnded)) {
    for (const [id] of stacks) if (wanted.has(id)) found.add(id);
    if (found.size === wanted.size) break;
  }
  return found;
}

async function* pagesOf({ cloudformation }: AwsClients, statuses: StackStatus[], most: number) {
  let token: string | undefined;
  for (let count = 0; count < most; count++) {
    const page = await cloudformation.send(new ListStacksCommand({ StackStatusFilter: statuses, NextToken: token }));
    yield (page.StackSummaries ?? []).flatMap(({ StackId: id, StackStatus: status }): [string, string][] =>
      id && status ? [[id, status]] : [],
    );
    token = page.NextToken;
    if (!token) return;
  }
}
