import type { Call } from "../../operation";
import { readRow } from "../../services/ec2/find";
import { createSecurityGroup, deleteSecurityGroup } from "../../services/ec2/security-group-operations";
import {
  authorizeSecurityGroupEgress,
  authorizeSecurityGroupIngress,
  revokeSecurityGroupEgress,
  revokeSecurityGroupIngress,
} from "../../services/ec2/security-group-rules";
import { generatedName } from "../physical-name";
import { listOf, objectOf, replacing, required, tagList, text } from "../property-schema";
import type { ResourceType, WantedResource } from "../resource-type";
import { isSame, type TemplateObject } from "../template-value";
import { patientDeletion } from "./ec2-deletion";
import { egressProperties, ingressProperties, toPermission } from "./ec2-security-group-permission";
import { changeTags, putTags } from "./ec2-tags";

type Direction = "SecurityGroupIngress" | "SecurityGroupEgress";

const authorize = {
  SecurityGroupIngress: authorizeSecurityGroupIngress,
  SecurityGroupEgress: authorizeSecurityGroupEgress,
};
const revoke = { SecurityGroupIngress: revokeSecurityGroupIngress, SecurityGroupEgress: revokeSecurityGroupEgress };
const everything: TemplateObject = { IpProtocol: "-1", CidrIp: "0.0.0.0/0" };

/** A group that says nothing of what goes out lets everything out. */
function rulesOf({ properties }: Pick<WantedResource, "properties">, direction: Direction): TemplateObject[] {
  const rules = (properties[direction] ?? []) as TemplateObject[];
  return direction === "SecurityGroupEgress" && rules.length === 0 ? [everything] : rules;
}

function changeRules(
  call: Call,
  GroupId: string,
  direction: Direction,
  [before, wanted]: [TemplateObject[], TemplateObject[]],
): void {
  const without = (rules: TemplateObject[], others: TemplateObject[]) =>
    rules.filter((rule) => !others.some((other) => isSame(rule, other))).map(toPermission);
  const [gone, added] = [without(before, wanted), without(wanted, before)];
  if (gone.length > 0) revoke[direction](call, { GroupId, IpPermissions: gone });
  if (added.length > 0) authorize[direction](call, { GroupId, IpPermissions: added });
}

export const ec2SecurityGroup: ResourceType = {
  typeName: "AWS::EC2::SecurityGroup",
  properties: {
    GroupDescription: required(replacing(text)),
    GroupName: replacing(text),
    SecurityGroupEgress: listOf(objectOf(egressProperties)),
    SecurityGroupIngress: listOf(objectOf(ingressProperties)),
    Tags: tagList,
    VpcId: replacing(text),
  },
  attributes: ["GroupId", "Id", "VpcId"],
  nameProperty: "GroupName",
  tagging: "update",
  createMs: 5_000,
  updateMs: 4_000,
  deleteMs: 2_000,
  create(call, wanted) {
    const { GroupDescription, GroupName, VpcId } = wanted.properties;
    const { GroupId = "" } = createSecurityGroup(call, {
      GroupName: String(GroupName ?? generatedName(wanted, 255)),
      Description: String(GroupDescription),
      VpcId: VpcId as string | undefined,
    });
    try {
      changeRules(call, GroupId, "SecurityGroupEgress", [[everything], rulesOf(wanted, "SecurityGroupEgress")]);
      changeRules(call, GroupId, "SecurityGroupIngress", [[], rulesOf(wanted, "SecurityGroupIngress")]);
      putTags(call, "sg", GroupId, wanted.tags);
    } catch (error) {
      deleteSecurityGroup(call, { GroupId });
      throw error;
    }
    return GroupId;
  },
  update(call, wanted, before) {
    for (const direction of ["SecurityGroupEgress", "SecurityGroupIngress"] as const) {
      changeRules(call, wanted.physicalId, direction, [rulesOf(before, direction), rulesOf(wanted, direction)]);
    }
    changeTags(call, wanted.physicalId, before, wanted);
  },
  ...patientDeletion((call, GroupId) => deleteSecurityGroup(call, { GroupId })),
  read: (call, GroupId) => ({ GroupId, Id: GroupId, VpcId: readRow(call, "sg", GroupId).VpcId }),
};
