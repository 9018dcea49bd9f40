import "server-only";
import { hasRole } from "@/lib/domain/has-role";
import type { DeployRun, Run } from "@/lib/domain/run";
import type { Rights } from "@/server/context";

/** Values of variables and of parameters may be secrets: whoever may not deploy there sees their names alone. */
export function runAsSeen(run: Run, { roleOn }: Pick<Rights, "roleOn">): Run {
  if (run.kind === "teardown" || hasRole(roleOn(run.target), "deployer")) return run;
  return { ...run, ship: withoutValues(run.ship) };
}

function withoutValues(ship: DeployRun["ship"]): DeployRun["ship"] {
  if (ship.kind === "templates") {
    const { buildStack, serviceStack } = ship;
    return { ...ship, buildStack: withoutParameters(buildStack), serviceStack: withoutParameters(serviceStack) };
  }
  const environment = ship.settings.environment.map(({ name }) => ({ name, value: "" }));
  return { ...ship, settings: { ...ship.settings, environment } };
}

function withoutParameters<Stack extends { parameters: Record<string, string> }>(stack: Stack): Stack {
  const names = Object.keys(stack.parameters);
  return { ...stack, parameters: Object.fromEntries(names.map((name) => [name, ""])) };
}
