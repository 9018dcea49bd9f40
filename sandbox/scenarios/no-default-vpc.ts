import type { Scenario } from "./scenario";

export const noDefaultVpc: Scenario = {
  name: "no-default-vpc",
  summary: "An account whose default VPCs were deleted, as many organisations do.",
  settings: { ec2: { defaultVpc: false } },
  seed: () => {},
};
