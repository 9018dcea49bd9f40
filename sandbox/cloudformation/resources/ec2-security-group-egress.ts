import {
  authorizeSecurityGroupEgress,
  describeSecurityGroupRules,
  revokeSecurityGroupEgress,
} from "../../services/ec2/security-group-rules";
import { type Properties, replacing, required, text } from "../property-schema";
import type { ResourceType } from "../resource-type";
import { egressProperties, toPermission } from "./ec2-security-group-permission";

const { Description, ...defining } = egressProperties;

/** A rule by itself; all but its description makes another one. */
const properties: Properties = {
  ...Object.fromEntries(Object.entries(defining).map(([name, property]) => [name, replacing(property)])),
  Description: text,
  GroupId: required(replacing(text)),
};

export const ec2SecurityGroupEgress: ResourceType = {
  typeName: "AWS::EC2::SecurityGroupEgress",
  properties,
  attributes: ["Id"],
  createMs: 4_000,
  updateMs: 3_000,
  deleteMs: 2_000,
  create(call, wanted) {
    const { SecurityGroupRules: [rule] = [] } = authorizeSecurityGroupEgress(call, {
      GroupId: String(wanted.properties.GroupId),
      IpPermissions: [toPermission(wanted.properties)],
    });
    return rule?.SecurityGroupRuleId ?? "";
  },
  update: () => {},
  delete(call, { physicalId }) {
    const { SecurityGroupRules: [rule] = [] } = describeSecurityGroupRules(call, {
      SecurityGroupRuleIds: [physicalId],
    });
    revokeSecurityGroupEgress(call, { GroupId: rule?.GroupId, SecurityGroupRuleIds: [physicalId] });
  },
  read: (_call, Id) => ({ Id }),
};
