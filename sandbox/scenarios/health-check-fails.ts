import type { Scenario } from "./scenario";

export const healthCheckFails: Scenario = {
  name: "health-check-fails",
  summary: "A service that names no health check path is asked at /ping, which its app does not answer.",
  settings: {
    ec2: { defaultVpc: true },
    ecs: { defaults: { cpu: "256", memory: "512", healthCheckPath: "/ping", containerPort: 80 } },
  },
  seed: () => {},
};
