import type {
  CreateLogGroupRequest,
  DeleteLogGroupRequest,
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
  LogGroup,
  PutLogGroupDeletionProtectionRequest,
} from "@aws-sdk/client-cloudwatch-logs";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import type { Place } from "../../place";
import { required } from "../../required";
import { checkLength, checkPattern, checkRange, invalidParameter, violation } from "./invalid-parameter";
import type { LogStreamRow } from "./streams";
import { checkTags } from "./tag-rules";

export interface LogGroupRow {
  logGroupName: string;
  logGroupArn: string;
  creationTime: number;
  retentionInDays?: number;
  kmsKeyId?: string | undefined;
  logGroupClass: NonNullable<LogGroup["logGroupClass"]>;
  deletionProtectionEnabled: boolean;
  tags: Record<string, string>;
  madeBy: string;
  streams: Map<string, LogStreamRow>;
}

const NAME = "[\\.\\-_/#A-Za-z0-9]+";
const CLASSES = ["STANDARD", "INFREQUENT_ACCESS", "DELIVERY"];

export function logGroupTable(place: Place): Map<string, LogGroupRow> {
  return place.world.table<LogGroupRow>(place, "logs.groups");
}

/** The group of an operation that takes its name or, in another member, its ARN. */
export function groupOf(
  place: Place,
  { logGroupName, logGroupIdentifier }: { logGroupName?: string | undefined; logGroupIdentifier?: string | undefined },
): LogGroupRow {
  if (logGroupName !== undefined && logGroupIdentifier !== undefined) {
    throw invalidParameter("LogGroup name and LogGroup ARN are mutually exclusive parameters.");
  }
  if (logGroupIdentifier?.endsWith("*")) {
    throw violation("logGroupIdentifier", logGroupIdentifier, "satisfy regular expression pattern: [\\w#+=/:,.@-]*");
  }
  return readLogGroup(place, logGroupIdentifier ?? logGroupName);
}

/** By name or by ARN, as every reading operation takes it. */
export function readLogGroup(place: Place, identifier: string | undefined): LogGroupRow {
  const group = logGroupTable(place).get(nameOf(required(identifier, "logGroupName")));
  if (group) return group;
  throw new AwsError("ResourceNotFoundException", "The specified log group does not exist.");
}

export function createLogGroup(call: Call, input: CreateLogGroupRequest): object {
  const name = checkPattern("logGroupName", required(input.logGroupName, "logGroupName"), NAME);
  if (name.startsWith("aws/")) throw invalidParameter("Log groups starting with aws/ are reserved for AWS.");
  if (input.logGroupClass !== undefined && !CLASSES.includes(input.logGroupClass)) {
    throw violation("logGroupClass", input.logGroupClass, `satisfy enum value set: [${CLASSES.join(", ")}]`);
  }
  if (input.tags) checkTags({}, input.tags);
  if (logGroupTable(call).has(name)) {
    throw new AwsError("ResourceAlreadyExistsException", "The specified log group already exists");
  }
  ensureLogGroup(call, name, call.principal.arn, input);
  return {};
}

type LogGroupOptions = Pick<CreateLogGroupRequest, "tags" | "kmsKeyId" | "logGroupClass" | "deletionProtectionEnabled">;

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
    deletionProtectionEnabled: options.deletionProtectionEnabled ?? false,
    tags: { ...options.tags },
    madeBy,
    streams: new Map(),
  };
  logGroupTable(place).set(name, group);
  world.record("effect", place, "logs.group-created", { logGroupName: name });
  return group;
}

export function describeLogGroups(call: Call, input: DescribeLogGroupsRequest): DescribeLogGroupsResponse {
  const { logGroupNamePrefix: prefix, logGroupNamePattern: pattern, logGroupIdentifiers: identifiers } = input;
  if (prefix !== undefined && pattern !== undefined) {
    throw invalidParameter("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
  }
  if (identifiers && (prefix !== undefined || pattern !== undefined)) {
    throw invalidParameter("logGroupIdentifiers cannot be combined with a prefix or a pattern.");
  }
  checkLength("logGroupIdentifiers", identifiers, 50);
  const size = checkRange("limit", input.limit, 1, 50) ?? 50;
  const wanted = [...logGroupTable(call).values()]
    .filter(({ logGroupName }) => logGroupName.startsWith(prefix ?? ""))
    .filter(({ logGroupName }) => !pattern || logGroupName.toLowerCase().includes(pattern.toLowerCase()))
    .filter(({ logGroupClass }) => !input.logGroupClass || logGroupClass === input.logGroupClass)
    .filter(({ logGroupName }) => !identifiers || identifiers.map(nameOf).includes(logGroupName))
    .sort((a, b) => (a.logGroupName < b.logGroupName ? -1 : 1));
  const page = pageOf(wanted, { nextToken: input.nextToken, size });
  return { logGroups: page.items.map(toLogGroup), nextToken: page.nextToken };
}

export function deleteLogGroup(call: Call, input: DeleteLogGroupRequest): object {
  const { logGroupName, deletionProtectionEnabled } = readLogGroup(call, input.logGroupName);
  if (deletionProtectionEnabled) {
    throw new AwsError(
      "ValidationException",
      "The log group cannot be deleted because deletion protection is enabled.",
    );
  }
  logGroupTable(call).delete(logGroupName);
  call.world.record("effect", call, "logs.group-deleted", { logGroupName });
  return {};
}

export function putLogGroupDeletionProtection(call: Call, input: PutLogGroupDeletionProtectionRequest): object {
  const enabled = required(input.deletionProtectionEnabled, "deletionProtectionEnabled");
  readLogGroup(call, input.logGroupIdentifier).deletionProtectionEnabled = enabled;
  return {};
}

function nameOf(identifier: string): string {
  return identifier.replace(/^arn:[^:]*:logs:[^:]*:[^:]*:log-group:([^:]*).*$/, "$1");
}

function toLogGroup({ streams, tags, madeBy, ...group }: LogGroupRow): LogGroup {
  const storedBytes = [...streams.values()].reduce((sum, stream) => sum + stream.storedBytes, 0);
  return { ...group, arn: `${group.logGroupArn}:*`, metricFilterCount: 0, storedBytes };
}
