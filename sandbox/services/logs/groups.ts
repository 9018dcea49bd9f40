import type {
  CreateLogGroupRequest,
  DeleteLogGroupRequest,
  DeleteRetentionPolicyRequest,
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
  LogGroup,
  PutRetentionPolicyRequest,
} from "@aws-sdk/client-cloudwatch-logs";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import type { Place } from "../../place";
import { required } from "../../required";
import type { LogStreamRow } from "./streams";

export interface LogGroupRow {
  logGroupName: string;
  logGroupArn: string;
  creationTime: number;
  retentionInDays?: number;
  kmsKeyId?: string | undefined;
  logGroupClass: NonNullable<LogGroup["logGroupClass"]>;
  tags: Record<string, string>;
  madeBy: string;
  streams: Map<string, LogStreamRow>;
}

const NAME = /^[\w\-/.#]{1,512}$/;
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

export function logGroupTable(place: Place): Map<string, LogGroupRow> {
  return place.world.table<LogGroupRow>(place, "logs.groups");
}

/** By name or by ARN, as every reading operation takes it. */
export function readLogGroup(place: Place, identifier: string | undefined): LogGroupRow {
  const name = required(identifier, "logGroupName").replace(/^arn:[^:]*:logs:[^:]*:[^:]*:log-group:([^:]*).*$/, "$1");
  const group = logGroupTable(place).get(name);
  if (group) return group;
  throw new AwsError("ResourceNotFoundException", "The specified log group does not exist.");
}

export function createLogGroup(call: Call, input: CreateLogGroupRequest): object {
  const name = required(input.logGroupName, "logGroupName");
  if (!NAME.test(name)) {
    throw new AwsError(
      "InvalidParameterException",
      `1 validation error detected: Value '${name}' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+`,
    );
  }
  if (logGroupTable(call).has(name)) {
    throw new AwsError("ResourceAlreadyExistsException", "The specified log group already exists");
  }
  ensureLogGroup(call, name, call.principal.arn, input);
  return {};
}

type LogGroupOptions = Pick<CreateLogGroupRequest, "tags" | "kmsKeyId" | "logGroupClass">;

/** The group of that name, made when it is not there: how AWS's own services come to their groups. */
export function ensureLogGroup(place: Place, name: string, madeBy: string, options: LogGroupOptions = {}): LogGroupRow {
  const { account, region, world } = place;
  const existing = logGroupTable(place).get(name);
  if (existing) return existing;

  const group: LogGroupRow = {
    logGroupName: name,
    logGroupArn: `arn:aws:logs:${region}:${account}:log-group:${name}`,
    creationTime: Math.floor(world.clock.now()),
    kmsKeyId: options.kmsKeyId,
    logGroupClass: options.logGroupClass ?? "STANDARD",
    tags: { ...options.tags },
    madeBy,
    streams: new Map(),
  };
  logGroupTable(place).set(name, group);
  world.record("effect", place, "logs.group-created", { logGroupName: name });
  return group;
}

export function describeLogGroups(call: Call, input: DescribeLogGroupsRequest): DescribeLogGroupsResponse {
  const { logGroupNamePrefix: prefix = "", logGroupNamePattern: pattern } = input;
  const wanted = [...logGroupTable(call).values()]
    .filter(({ logGroupName }) => logGroupName.startsWith(prefix))
    .filter(({ logGroupName }) => !pattern || logGroupName.toLowerCase().includes(pattern.toLowerCase()))
    .sort((a, b) => (a.logGroupName < b.logGroupName ? -1 : 1));
  const page = pageOf(wanted, { nextToken: input.nextToken, size: input.limit ?? 50 });
  return { logGroups: page.items.map(toLogGroup), nextToken: page.nextToken };
}

export function deleteLogGroup(call: Call, input: DeleteLogGroupRequest): object {
  const { logGroupName } = readLogGroup(call, input.logGroupName);
  logGroupTable(call).delete(logGroupName);
  call.world.record("effect", call, "logs.group-deleted", { logGroupName });
  return {};
}

export function putRetentionPolicy(call: Call, input: PutRetentionPolicyRequest): object {
  const group = readLogGroup(call, input.logGroupName);
  const days = required(input.retentionInDays, "retentionInDays");
  if (!RETENTION_DAYS.includes(days)) {
    throw new AwsError(
      "InvalidParameterException",
      `1 validation error detected: Value '${days}' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: [${RETENTION_DAYS.join(", ")}]`,
    );
  }
  group.retentionInDays = days;
  return {};
}

export function deleteRetentionPolicy(call: Call, input: DeleteRetentionPolicyRequest): object {
  delete readLogGroup(call, input.logGroupName).retentionInDays;
  return {};
}

function toLogGroup(group: LogGroupRow): LogGroup {
  const { logGroupName, logGroupArn, creationTime, retentionInDays, kmsKeyId, logGroupClass, streams } = group;
  const storedBytes = [...streams.values()].reduce((sum, stream) => sum + stream.storedBytes, 0);
  return {
    logGroupName,
    logGroupArn,
    arn: `${logGroupArn}:*`,
    creationTime,
    retentionInDays,
    kmsKeyId,
    logGroupClass,
    metricFilterCount: 0,
    storedBytes,
  };
}
