import type { StartRunInput } from "./deploy-input";
import type { DeployStepName } from "./run";
import type { TakenOver } from "./taken-over";

interface Beginning {
  needsApproval?: boolean;
  isQueued?: boolean;
  takenOver?: TakenOver;
}

/** The steps that a deploy goes through; on a protected target an admin is asked first. */
export function stepsOf(
  { ship, createDefaultVpc }: Pick<StartRunInput, "ship" | "createDefaultVpc">,
  { needsApproval = false, isQueued = false, takenOver }: Beginning = {},
): DeployStepName[] {
  return [
    ...(needsApproval ? (["approval"] as const) : []),
    ...(isQueued ? (["queue"] as const) : []),
    "check-target",
    ...(createDefaultVpc ? (["default-vpc"] as const) : []),
    ...(takenOver?.recovery ? (["recover"] as const) : []),
    ...(takenOver?.imageUri ? (["image"] as const) : imageSteps(ship)),
    "preview",
    ...changeSteps(ship),
    "rollout",
    "health",
  ];
}

function imageSteps(ship: StartRunInput["ship"]): DeployStepName[] {
  if (ship.kind === "image") return ["image"];
  if (ship.kind === "adopted") return ship.image.from === "build" ? ["build", "image"] : ["image"];
  return ["build-stack", "build", "image"];
}

/** Past a stack there is no change set to look at. */
function changeSteps(ship: StartRunInput["ship"]): DeployStepName[] {
  return ship.kind === "adopted" && ship.change.by !== "change-set" ? ["service-update"] : ["confirm", "service-stack"];
}
