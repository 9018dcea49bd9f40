import type { Scenario } from "./scenario";

export const firstDeploy: Scenario = {
  name: "first-deploy",
  summary: "An account that has nothing, not even a default VPC.",
  settings: { ec2: { defaultVpc: false } },
  seed: () => {},
};
