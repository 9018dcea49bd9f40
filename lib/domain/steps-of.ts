import type { StartRunInput } from "./deploy-input";
import { pickedImage } from "./picked-image";
import type { DeployStepName } from "./run";

/** The steps that a deploy goes through. */
export function stepsOf({
  ship,
  createDefaultVpc,
}: Pick<StartRunInput, "ship" | "createDefaultVpc">): DeployStepName[] {
  const withBuild: DeployStepName[] = pickedImage(ship) ? ["image"] : ["build-stack", "build", "image"];
  return [
    "check-target",
    ...(createDefaultVpc ? (["default-vpc"] as const) : []),
    ...withBuild,
    "preview",
    "service-stack",
    "rollout",
    "health",
  ];
}
