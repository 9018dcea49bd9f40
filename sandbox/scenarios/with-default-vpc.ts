import type { Scenario } from "./scenario";

export const withDefaultVpc: Scenario = {
  name: "with-default-vpc",
  summary: "A new account as AWS makes it: a default VPC in every Region, nothing else.",
  settings: { ec2: { defaultVpc: true } },
  seed: () => {},
};
