import { authorizeSecurityGroupEgress, revokeSecurityGroupEgress } from "../../services/ec2/security-group-rules";
import { replacing, required, text } from "../property-schema";
import { egressProperties, toPermission } from "./ec2-security-group-permission";
import { securityGroupRule } from "./ec2-security-group-rule";

export const ec2SecurityGroupEgress = securityGroupRule({
  typeName: "AWS::EC2::SecurityGroupEgress",
  members: egressProperties,
  group: { GroupId: required(replacing(text)) },
  authorize: (call, properties) =>
    authorizeSecurityGroupEgress(call, {
      GroupId: String(properties.GroupId),
      IpPermissions: [toPermission(properties)],
    }),
  revoke: revokeSecurityGroupEgress,
});
