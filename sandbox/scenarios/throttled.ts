import type { Scenario } from "./scenario";

export const throttled: Scenario = {
  name: "throttled",
  summary: "AWS's published limits of calls hold, and services that publish none refuse every fifth call.",
  settings: { ec2: { defaultVpc: true } },
  enforceQuotas: true,
  faults: ["cloudformation", "codebuild", "ecr", "iam", "elasticloadbalancing"].map((service) => ({
    kind: "throttle",
    service,
    probability: 0.2,
  })),
  seed: () => {},
};
