import type { IpPermission } from "@aws-sdk/client-ec2";
import { integer, type Properties, required, text } from "../property-schema";
import type { TemplateObject, TemplateValue } from "../template-value";

const common: Properties = {
  CidrIp: text,
  CidrIpv6: text,
  Description: text,
  FromPort: integer,
  IpProtocol: required(text),
  ToPort: integer,
};

/** What a template says of one rule that lets something in. */
export const ingressProperties: Properties = {
  ...common,
  SourcePrefixListId: text,
  SourceSecurityGroupId: text,
  SourceSecurityGroupName: text,
  SourceSecurityGroupOwnerId: text,
};

/** What a template says of one rule that lets something out. */
export const egressProperties: Properties = {
  ...common,
  DestinationPrefixListId: text,
  DestinationSecurityGroupId: text,
};

export function toPermission(rule: TemplateObject): IpPermission {
  const textOf = (value: TemplateValue | undefined) => (value === undefined ? undefined : String(value));
  const Description = textOf(rule.Description);
  const group = textOf(rule.SourceSecurityGroupId ?? rule.DestinationSecurityGroupId);
  const list = textOf(rule.SourcePrefixListId ?? rule.DestinationPrefixListId);
  return {
    IpProtocol: textOf(rule.IpProtocol),
    FromPort: rule.FromPort as number | undefined,
    ToPort: rule.ToPort as number | undefined,
    IpRanges: rule.CidrIp === undefined ? [] : [{ CidrIp: textOf(rule.CidrIp), Description }],
    Ipv6Ranges: rule.CidrIpv6 === undefined ? [] : [{ CidrIpv6: textOf(rule.CidrIpv6), Description }],
    PrefixListIds: list === undefined ? [] : [{ PrefixListId: list, Description }],
    UserIdGroupPairs: group === undefined ? [] : [{ GroupId: group, Description }],
  };
}
