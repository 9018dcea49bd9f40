import type { Tag } from "@aws-sdk/client-cloudformation";
import { createLogGroup, deleteLogGroup, logGroupTable, readLogGroup } from "../../services/logs/groups";
import { deleteRetentionPolicy, putRetentionPolicy } from "../../services/logs/retention";
import { tagResource, untagResource } from "../../services/logs/tags";
import { generatedName } from "../physical-name";
import { choice, integer, json, listOf, replacing, tagList, text } from "../property-schema";
import type { ResourceType } from "../resource-type";
import { toOwnTags } from "../sdk-input";
import { splitTags } from "../system-tags";
import { tagChanges } from "../tag-changes";

const tagRecord = (tags: Tag[]) => Object.fromEntries(tags.map(({ Key, Value }) => [String(Key), String(Value)]));

export const logsLogGroup: ResourceType = {
  typeName: "AWS::Logs::LogGroup",
  properties: {
    DataProtectionPolicy: json,
    FieldIndexPolicies: listOf(json),
    KmsKeyId: text,
    LogGroupClass: choice("STANDARD", "INFREQUENT_ACCESS", "DELIVERY"),
    LogGroupName: replacing(text),
    ResourcePolicyDocument: json,
    RetentionInDays: integer,
    Tags: tagList,
  },
  attributes: ["Arn"],
  nameProperty: "LogGroupName",
  tagging: "update",
  createMs: 1_500,
  updateMs: 1_500,
  deleteMs: 1_000,
  create(call, wanted) {
    const { LogGroupClass, LogGroupName, KmsKeyId, RetentionInDays } = wanted.properties;
    const logGroupName = String(LogGroupName ?? generatedName(wanted, 512));
    createLogGroup(call, {
      logGroupName,
      kmsKeyId: KmsKeyId as string | undefined,
      logGroupClass: LogGroupClass as "STANDARD" | undefined,
      tags: tagRecord(splitTags(wanted.tags).given),
    });
    readLogGroup(call, logGroupName).tags = tagRecord(wanted.tags);
    if (RetentionInDays !== undefined) {
      try {
        putRetentionPolicy(call, { logGroupName, retentionInDays: Number(RetentionInDays) });
      } catch (error) {
        deleteLogGroup(call, { logGroupName });
        throw error;
      }
    }
    return logGroupName;
  },
  update(call, wanted, before) {
    const logGroupName = wanted.physicalId;
    const { RetentionInDays } = wanted.properties;
    if (RetentionInDays === undefined) deleteRetentionPolicy(call, { logGroupName });
    else putRetentionPolicy(call, { logGroupName, retentionInDays: Number(RetentionInDays) });

    const resourceArn = readLogGroup(call, logGroupName).logGroupArn;
    const { tags, goneKeys } = tagChanges(before.tags, wanted.tags);
    tagResource(call, { resourceArn, tags: tagRecord(tags) });
    untagResource(call, { resourceArn, tagKeys: goneKeys });
  },
  delete: (call, { physicalId }) => {
    deleteLogGroup(call, { logGroupName: physicalId });
  },
  read: (call, physicalId) => ({ Arn: `${readLogGroup(call, physicalId).logGroupArn}:*` }),
  actual(call, { physicalId }) {
    const group = readLogGroup(call, physicalId);
    return {
      KmsKeyId: group.kmsKeyId,
      LogGroupClass: group.logGroupClass,
      LogGroupName: group.logGroupName,
      RetentionInDays: group.retentionInDays,
      Tags: toOwnTags(Object.entries(group.tags)),
    };
  },
  isNameTaken: (call, name) => logGroupTable(call).has(name),
};
