import {
  authorizeSecurityGroupIngress,
  describeSecurityGroupRules,
  revokeSecurityGroupIngress,
} from "../../services/ec2/security-group-rules";
import { type Properties, replacing, text } from "../property-schema";
import type { ResourceType } from "../resource-type";
import { ingressProperties, toPermission } from "./ec2-security-group-permission";

const { Description, ...defining } = ingressProperties;

/** A rule by itself; all but its description makes another one. */
const properties: Properties = {
  ...Object.fromEntries(Object.entries(defining).map(([name, property]) => [name, replacing(property)])),
  Description: text,
  GroupId: replacing(text),
  GroupName: replacing(text),
};

export const ec2SecurityGroupIngress: ResourceType = {
  typeName: "AWS::EC2::SecurityGroupIngress",
  properties,
  attributes: ["Id"],
  createMs: 4_000,
  updateMs: 3_000,
  deleteMs: 2_000,
  create(call, wanted) {
    const { GroupId, GroupName } = wanted.properties as Record<string, string>;
    const { SecurityGroupRules: [rule] = [] } = authorizeSecurityGroupIngress(call, {
      GroupId,
      GroupName,
      IpPermissions: [toPermission(wanted.properties)],
    });
    return rule?.SecurityGroupRuleId ?? "";
  },
  update: () => {},
  delete(call, { physicalId }) {
    const { SecurityGroupRules: [rule] = [] } = describeSecurityGroupRules(call, {
      SecurityGroupRuleIds: [physicalId],
    });
    revokeSecurityGroupIngress(call, { GroupId: rule?.GroupId, SecurityGroupRuleIds: [physicalId] });
  },
  read: (_call, Id) => ({ Id }),
};
