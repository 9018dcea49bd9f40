import { expect, test } from "vitest";
import { deployFields } from "@/lib/text/en/deploy-fields";
import { fieldLabel } from "./field-label";

test.each([
  ["serviceName", "Service name"],
  ["ship.repositoryUrl", "Repository"],
  ["ship.settings.maxTasks", "Most tasks"],
  ["ship.healthCheckPath", "Health check path"],
  ["ship.settings.environment.1.name", "Name of variable 2"],
  ["ship.buildStack.stackName", "Build stack: Stack name"],
  ["ship.serviceStack.parameters.ContainerPort", "Service stack: ContainerPort"],
  ["ship.settings.secrets.0.valueFrom", "Secrets 1"],
  ["ship.settings.tags.1.key", "Tags 2"],
  ["ship.settings.network.subnetIds.2", "Network 3"],
  ["ship.settings.network.subnetIds", "Network"],
  ["ship.settings.scaling.targetValue", "Target"],
  ["ship.settings.taskRoleArn", "Task role"],
  ["target", "target"],
])("%s is called %s", (field, label) => {
  expect(fieldLabel(field, deployFields)).toBe(label);
});
