import type { SecurityGroupRule } from "@aws-sdk/client-ec2";
import type { Call } from "../../operation";
import { describeSecurityGroupRules } from "../../services/ec2/security-group-rules";
import { type Properties, replacing, text } from "../property-schema";
import type { ResourceType } from "../resource-type";
import type { TemplateObject } from "../template-value";

interface RuleOptions {
  typeName: string;
  /** Of the rule itself. */
  members: Properties;
  /** That tell the group. */
  group: Properties;
  authorize: (call: Call, properties: TemplateObject) => { SecurityGroupRules?: SecurityGroupRule[] };
  revoke: (call: Call, input: { GroupId: string | undefined; SecurityGroupRuleIds: string[] }) => unknown;
}

/** A rule by itself, beside its group; all but its description makes another one. */
export function securityGroupRule({ typeName, members, group, authorize, revoke }: RuleOptions): ResourceType {
  const { Description: _, ...defining } = members;
  return {
    typeName,
    properties: {
      ...Object.fromEntries(Object.entries(defining).map(([name, property]) => [name, replacing(property)])),
      Description: text,
      ...group,
    },
    attributes: ["Id"],
    createMs: 4_000,
    updateMs: 3_000,
    deleteMs: 2_000,
    create(call, wanted) {
      const { SecurityGroupRules: [rule] = [] } = authorize(call, wanted.properties);
      return rule?.SecurityGroupRuleId ?? "";
    },
    update: () => {},
    delete(call, { physicalId }) {
      const SecurityGroupRuleIds = [physicalId];
      const { SecurityGroupRules: [rule] = [] } = describeSecurityGroupRules(call, { SecurityGroupRuleIds });
      revoke(call, { GroupId: rule?.GroupId, SecurityGroupRuleIds });
    },
    read: (_call, Id) => ({ Id }),
  };
}
