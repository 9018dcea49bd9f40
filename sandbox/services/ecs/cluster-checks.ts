import type { CapacityProviderStrategyItem, ClusterSetting } from "@aws-sdk/client-ecs";
import { invalidParameter } from "./invalid-parameter";

const known = ["FARGATE", "FARGATE_SPOT"];
const insights = ["enhanced", "enabled", "disabled"];

/** Those of Fargate are everyone's; there are no others here. */
export function checkCapacityProviders(names: readonly string[], strategy: CapacityProviderStrategyItem[]): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw invalidParameter(
      `The specified capacity provider '${unknown}' was not found. Specify a valid name or ARN and try again.`,
    );
  }
  for (const { capacityProvider = "", weight = 0, base = 0 } of strategy) {
    if (!names.includes(capacityProvider)) {
      throw invalidParameter(
        "The specified capacity provider strategy contains a capacity provider that is not associated with the cluster.",
      );
    }
    if (weight < 0 || weight > 1000) throw invalidParameter("The weight must be between 0 and 1000.");
    if (base < 0 || base > 100_000) throw invalidParameter("The base must be between 0 and 100000.");
  }
  if (strategy.filter(({ base = 0 }) => base > 0).length > 1) {
    throw invalidParameter("Only one capacity provider in a strategy can have a base.");
  }
}

export function checkClusterSettings(settings: readonly ClusterSetting[] = []): void {
  for (const { name, value = "" } of settings) {
    if (name === "containerInsights" && insights.includes(value)) continue;
    throw invalidParameter(
      `Invalid setting: the name must be containerInsights, and its value one of ${insights.join(", ")}.`,
    );
  }
}
