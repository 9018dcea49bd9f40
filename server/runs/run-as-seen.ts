import "server-only";
import { hasRole } from "@/lib/domain/has-role";
import type { DeployRun, Run, Step } from "@/lib/domain/run";
import type { Session } from "@/server/context";
import { withoutSecrets } from "./changes-as-seen";

export type Seer = Pick<Session, "roleOn" | "isScreen">;

/**
 * Values of variables, of parameters and of a command may be secrets: whoever may not deploy there sees their names alone. And what a build or a
 * task has printed is not for whoever passes a screen.
 */
export function runAsSeen(run: Run, { roleOn, isScreen }: Seer): Run {
  if (run.kind === "teardown") return run;
  const shown = isScreen ? { ...run, steps: run.steps.map(withoutEvidence) as typeof run.steps } : run;
  if (hasRole(roleOn(run.target), "deployer")) return shown;
  const steps = shown.steps.map((step) => withoutChangedValues(step, run.ship.kind)) as typeof run.steps;
  return { ...shown, steps, ship: withoutValues(run.ship) };
}

function withoutChangedValues<Of extends Step>(step: Of, shipKind: DeployRun["ship"]["kind"]): Of {
  const { changes } = step.detail;
  return changes ? { ...step, detail: { ...step.detail, changes: withoutSecrets(changes, shipKind) } } : step;
}

function withoutEvidence<Of extends Step>(step: Of): Of {
  return step.progress === "failed" ? { ...step, failure: { ...step.failure, evidence: undefined } } : step;
}

function withoutValues(ship: DeployRun["ship"]): DeployRun["ship"] {
  if (ship.kind === "adopted") return ship;
  if (ship.kind === "templates") {
    const { buildStack, serviceStack } = ship;
    return { ...ship, buildStack: withoutParameters(buildStack), serviceStack: withoutParameters(serviceStack) };
  }
  const environment = ship.settings.environment.map(({ name }) => ({ name, value: "" }));
  const command = ship.settings.command?.map(() => "");
  return { ...ship, settings: { ...ship.settings, environment, ...(command && { command }) } };
}

function withoutParameters<Stack extends { parameters: Record<string, string> }>(stack: Stack): Stack {
  const names = Object.keys(stack.parameters);
  return { ...stack, parameters: Object.fromEntries(names.map((name) => [name, ""])) };
}
