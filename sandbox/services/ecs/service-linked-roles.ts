import type { Call } from "../../operation";
import { findRole } from "../iam/roles";
import { ensureServiceLinkedRole } from "../iam/service-linked-roles";
import { invalidParameter } from "./invalid-parameter";
import { ecsSettings } from "./settings";

const ecsRole = "AWSServiceRoleForECS";
const KNOWN_AFTER_MS = 15_000;

/** ECS makes them when it is first used in an account; AWS may need some seconds before they can be assumed. */
export function ensureServiceLinkedRoles(call: Call): void {
  const isNew = !findRole(call, ecsRole);
  for (const service of ["ecs", "elasticloadbalancing", "ecs.application-autoscaling"]) {
    ensureServiceLinkedRole(call, `${service}.amazonaws.com`);
  }
  const { clock } = call.world;
  // IAM tells whole seconds, which is too coarse for one that was made just now.
  const age = isNew ? 0 : clock.now() - (findRole(call, ecsRole)?.createdAt.getTime() ?? 0);
  if (!ecsSettings(call.world).serviceLinkedRoleIsLate || age >= clock.scaled(KNOWN_AFTER_MS)) return;
  throw invalidParameter(
    "Unable to assume the service linked role. Please verify that the ECS service linked role exists.",
  );
}
