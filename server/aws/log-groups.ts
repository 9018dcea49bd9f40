import "server-only";
import { DescribeLogStreamsCommand, paginateDescribeLogGroups } from "@aws-sdk/client-cloudwatch-logs";
import type { AwsClients } from "./clients";

export interface LogGroup {
  name: string;
  arn: string;
  sizeBytes: number;
}

const mostGroups = 2000;

/** All, or those whose names begin like this. */
export async function listLogGroups({ logs }: AwsClients, logGroupNamePrefix?: string): Promise<LogGroup[]> {
  const groups: LogGroup[] = [];
  for await (const page of paginateDescribeLogGroups({ client: logs, pageSize: 50 }, { logGroupNamePrefix })) {
    for (const { logGroupName = "", arn = "", storedBytes = 0 } of page.logGroups ?? [])
      groups.push({ name: logGroupName, arn: arn.replace(/:\*$/, ""), sizeBytes: storedBytes });
    if (groups.length >= mostGroups) break;
  }
  return groups;
}

export async function findLogGroup(clients: AwsClients, name: string): Promise<LogGroup | undefined> {
  return (await listLogGroups(clients, name)).find((group) => group.name === name);
}

/** CloudWatch may be an hour late with it. */
export async function findLastLogTime({ logs }: AwsClients, logGroupName: string): Promise<string | undefined> {
  try {
    const { logStreams: [newest] = [] } = await logs.send(
      new DescribeLogStreamsCommand({ logGroupName, orderBy: "LastEventTime", descending: true, limit: 1 }),
    );
    const at = newest?.lastEventTimestamp ?? newest?.creationTime;
    return at === undefined ? undefined : new Date(at).toISOString();
  } catch (error) {
    if (error instanceof Error && error.name === "ResourceNotFoundException") return undefined;
    throw error;
  }
}
