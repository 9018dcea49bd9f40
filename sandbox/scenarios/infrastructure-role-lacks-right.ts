import type { Scenario } from "./scenario";

export const infrastructureRoleLacksRight: Scenario = {
  name: "infrastructure-role-lacks-right",
  summary: "A load balancer needs ec2:DescribeAccountAttributes, which AWS's own infrastructure policy does not give.",
  settings: { ec2: { defaultVpc: true }, ecs: { needsDescribeAccountAttributes: true } },
  seed: () => {},
};
