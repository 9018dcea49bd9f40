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
  return [
    ...(isQueued ? (["queue"] as const) : []),
    "check-target",
    ...(createDefaultVpc ? (["default-vpc"] as const) : []),
    ...(takenOver?.recovery ? (["recover"] as const) : []),
    ...(takenOver?.imageUri ? (["image"] as const) : imageSteps(ship)),
    "preview",
    ship.kind === "adopted" && ship.change.by !== "change-set" ? "service-update" : "service-stack",
    "rollout",
    "health",
  ];
}

function imageSteps(ship: StartRunInput["ship"]): DeployStepName[] {
  if (ship.kind === "image") return ["image"];
  if (ship.kind === "adopted") return ship.image.from === "build" ? ["build", "image"] : ["image"];
  return ["build-stack", "build", "image"];
}
