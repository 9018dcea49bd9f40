import type { InventoryItem, ServiceDefinition } from "../operation";
import type { World } from "../world";
import { filterLogEvents } from "./logs/filter-log-events";
import { getLogEvents } from "./logs/get-log-events";
import {
  createLogGroup,
  deleteLogGroup,
  describeLogGroups,
  type LogGroupRow,
  putLogGroupDeletionProtection,
} from "./logs/groups";
import { startLiveTail } from "./logs/live-tail";
import { putLogEvents } from "./logs/put-log-events";
import { deleteRetentionPolicy, putRetentionPolicy } from "./logs/retention";
import { createLogStream, deleteLogStream, describeLogStreams } from "./logs/streams";
import {
  listTagsForResource,
  listTagsLogGroup,
  tagLogGroup,
  tagResource,
  untagLogGroup,
  untagResource,
} from "./logs/tags";

export const logs: ServiceDefinition = {
  signingName: "logs",
  sdk: () => import("@aws-sdk/client-cloudwatch-logs"),
  operations: {
    CreateLogGroup: createLogGroup,
    CreateLogStream: createLogStream,
    DeleteLogGroup: deleteLogGroup,
    DeleteLogStream: deleteLogStream,
    DeleteRetentionPolicy: deleteRetentionPolicy,
    DescribeLogGroups: describeLogGroups,
    DescribeLogStreams: describeLogStreams,
    FilterLogEvents: filterLogEvents,
    GetLogEvents: getLogEvents,
    ListTagsForResource: listTagsForResource,
    ListTagsLogGroup: listTagsLogGroup,
    PutLogEvents: putLogEvents,
    PutLogGroupDeletionProtection: putLogGroupDeletionProtection,
    PutRetentionPolicy: putRetentionPolicy,
    StartLiveTail: startLiveTail,
    TagLogGroup: tagLogGroup,
    TagResource: tagResource,
    UntagLogGroup: untagLogGroup,
    UntagResource: untagResource,
  },
  inventory: listLogGroups,
};

function listLogGroups(world: World): InventoryItem[] {
  return world.tablesNamed<LogGroupRow>("logs.groups").flatMap(({ scope, rows }) =>
    [...rows.values()].map(({ logGroupName, logGroupArn, creationTime, tags, madeBy }) => ({
      type: "AWS::Logs::LogGroup",
      ...scope,
      id: logGroupArn,
      name: logGroupName,
      tags,
      createdAt: new Date(creationTime),
      madeBy,
    })),
  );
}
