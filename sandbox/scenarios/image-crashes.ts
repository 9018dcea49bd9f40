import type { Scenario } from "./scenario";

export const imageCrashes: Scenario = {
  name: "image-crashes",
  summary: "Every container ends soon after its start, so that no deployment comes through.",
  settings: {
    ec2: { defaultVpc: true },
    ecs: { crash: { exitCode: 1, lastLines: ["Error: connect ECONNREFUSED 127.0.0.1:5432", "exit status 1"] } },
  },
  seed: () => {},
};
