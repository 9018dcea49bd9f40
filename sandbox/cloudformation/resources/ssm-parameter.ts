import type { PutParameterRequest } from "@aws-sdk/client-ssm";
import { deleteParameter } from "../../services/ssm/delete-parameters";
import { putParameter } from "../../services/ssm/put-parameter";
import { newestVersion, parameterTable, readParameter } from "../../services/ssm/tables";
import { randomSuffix } from "../physical-name";
import { choice, json, replacing, required, text } from "../property-schema";
import type { ResourceType, WantedResource } from "../resource-type";
import { splitTags } from "../system-tags";
import { tagChanges } from "../tag-changes";

function inputOf({ properties }: WantedResource, Name: string): PutParameterRequest {
  const { Tags: _tags, ...settings } = properties;
  return { ...(settings as unknown as PutParameterRequest), Name };
}

export const ssmParameter: ResourceType = {
  typeName: "AWS::SSM::Parameter",
  properties: {
    AllowedPattern: text,
    DataType: text,
    Description: text,
    Name: replacing(text),
    Policies: text,
    Tags: json,
    Tier: choice("Standard", "Advanced", "Intelligent-Tiering"),
    Type: required(choice("String", "StringList")),
    Value: required(text),
  },
  attributes: ["Type", "Value"],
  nameProperty: "Name",
  tagging: "update",
  createMs: 1_500,
  updateMs: 1_500,
  deleteMs: 1_000,
  create(call, wanted) {
    const name = String(wanted.properties.Name ?? `CFN-${wanted.logicalId}-${randomSuffix()}`);
    putParameter(call, { ...inputOf(wanted, name), Tags: splitTags(wanted.tags).given as PutParameterRequest["Tags"] });
    readParameter(call, name).tags = tagRecord(wanted.tags);
    return name;
  },
  update(call, wanted, before) {
    const name = wanted.physicalId;
    putParameter(call, { ...inputOf(wanted, name), Overwrite: true });
    const row = readParameter(call, name);
    const { tags, goneKeys } = tagChanges(before.tags, wanted.tags);
    Object.assign(row.tags, tagRecord(tags));
    for (const key of goneKeys) delete row.tags[key];
  },
  delete(call, { physicalId }) {
    deleteParameter(call, { Name: physicalId });
  },
  read(call, physicalId) {
    const { type, value } = newestVersion(readParameter(call, physicalId));
    return { Type: type, Value: value };
  },
  actual(call, { physicalId }) {
    const row = readParameter(call, physicalId);
    const { type, value, description, allowedPattern, tier, dataType } = newestVersion(row);
    return {
      AllowedPattern: allowedPattern,
      DataType: dataType,
      Description: description,
      Name: row.name,
      Tier: tier,
      Type: type,
      Value: value,
    };
  },
  isNameTaken: (call, name) => parameterTable(call).has(name),
};

function tagRecord(tags: WantedResource["tags"]): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [String(Key), String(Value)]));
}
