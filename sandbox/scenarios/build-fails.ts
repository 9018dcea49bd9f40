import type { Scenario } from "./scenario";

export const buildFails: Scenario = {
  name: "build-fails",
  summary: "Every build ends FAILED: there is no Dockerfile in the repository.",
  settings: { ec2: { defaultVpc: true }, codebuild: { fail: "dockerfile-missing" } },
  seed: () => {},
};
