import type { Scenario } from "./scenario";

export const rolloutRollsBack: Scenario = {
  name: "rollout-rolls-back",
  summary: "Every update of a service trips its rollback alarm.",
  settings: { ec2: { defaultVpc: true }, ecs: { alarm: true } },
  seed: () => {},
};
