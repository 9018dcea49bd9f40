import type { StartRunInput } from "./deploy-input";
import type { DeployStepName } from "./run";
import type { TakenOver } from "./taken-over";

interface Beginning {
  isQueued?: boolean;
  takenOver?: TakenOver;
}

/** The steps that a deploy goes through. */
export function stepsOf(
  { ship, createDefaultVpc }: Pick<StartRunInput, "ship" | "createDefaultVpc">,
  { isQueued = false, takenOver }: Beginning = {},
): DeployStepName[] {
  const hasImage = ship.kind === "image" || takenOver?.imageUri !== undefined;
  return [
    ...(isQueued ? (["queue"] as const) : []),
    "check-target",
    ...(createDefaultVpc ? (["default-vpc"] as const) : []),
    ...(takenOver?.recovery ? (["recover"] as const) : []),
    ...(hasImage ? [] : (["build-stack", "build"] as const)),
    "image",
    "preview",
    "service-stack",
    "rollout",
    "health",
  ];
}
