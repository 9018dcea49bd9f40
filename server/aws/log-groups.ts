import "server-only";
import {
  type LogGroup as AwsLogGroup,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  paginateDescribeLogGroups,
} from "@aws-sdk/client-cloudwatch-logs";
import { inBatches } from "./at-once";
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
    groups.push(...(page.logGroups ?? []).map(toLogGroup));
    if (groups.length >= mostGroups) break;
  }
  return groups;
}

/** DescribeLogGroups takes fifty names at a time; those that are not there are left out. */
export async function describeLogGroups({ logs }: AwsClients, names: readonly string[]): Promise<LogGroup[]> {
  const groups: LogGroup[] = [];
  for (const logGroupIdentifiers of inBatches(names, 50)) {
    const answer = await logs.send(new DescribeLogGroupsCommand({ logGroupIdentifiers }));
    groups.push(...(answer.logGroups ?? []).map(toLogGroup));
  }
  return groups;
}

function toLogGroup({ logGroupName = "", arn = "", storedBytes = 0 }: AwsLogGroup): LogGroup {
  return { name: logGroupName, arn: arn.replace(/:\*$/, ""), sizeBytes: storedBytes };
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
