import { authorizeSecurityGroupIngress, revokeSecurityGroupIngress } from "../../services/ec2/security-group-rules";
import { replacing, text } from "../property-schema";
import { ingressProperties, toPermission } from "./ec2-security-group-permission";
import { securityGroupRule } from "./ec2-security-group-rule";

export const ec2SecurityGroupIngress = securityGroupRule({
  typeName: "AWS::EC2::SecurityGroupIngress",
  members: ingressProperties,
  group: { GroupId: replacing(text), GroupName: replacing(text) },
  authorize(call, properties) {
    const { GroupId, GroupName } = properties as Record<string, string>;
    return authorizeSecurityGroupIngress(call, { GroupId, GroupName, IpPermissions: [toPermission(properties)] });
  },
  revoke: revokeSecurityGroupIngress,
});
