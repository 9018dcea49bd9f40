import "server-only";
import { hasRole } from "@/lib/domain/has-role";
import type { DeployRun, Run, RunSummary, Step } from "@/lib/domain/run";
import type { Session } from "@/server/context";
import { withoutSecrets } from "./changes-as-seen";

export type Seer = Pick<Session, "roleOn" | "isScreen" | "shows">;

/**
 * Values of variables, of parameters and of a command may be secrets: whoever may not deploy there sees their names alone. And what a build or a
 * task has printed is not for whoever passes a screen; nor is where a service answers, unless an admin lets it be shown.
 */
export function runAsSeen(run: Run, { roleOn, isScreen, shows = [] }: Seer): Run {
  if (run.kind === "teardown") return run;
  const printed = isScreen ? { ...run, steps: run.steps.map(withoutEvidence) as typeof run.steps } : run;
  const shown = isScreen && !shows.includes("links") ? withoutAddresses(printed) : printed;
  if (hasRole(roleOn(run.target), "deployer")) return shown;
  const steps = shown.steps.map((step) => withoutChangedValues(step, run.ship.kind)) as typeof run.steps;
  return { ...shown, steps, ship: withoutValues(run.ship) };
}

export function summaryAsSeen(run: RunSummary, { isScreen, shows = [] }: Seer): RunSummary {
  const hasAddress = run.kind === "deploy" && run.endpoint !== undefined;
  return hasAddress && isScreen && !shows.includes("links") ? { ...run, endpoint: undefined } : run;
}

function withoutChangedValues<Of extends Step>(step: Of, shipKind: DeployRun["ship"]["kind"]): Of {
  const { changes } = step.detail;
  return changes ? { ...step, detail: { ...step.detail, changes: withoutSecrets(changes, shipKind) } } : step;
}

function withoutEvidence<Of extends Step>(step: Of): Of {
  return step.progress === "failed" ? { ...step, failure: { ...step.failure, evidence: undefined } } : step;
}

function withoutAddresses({ endpoint: _, ...run }: DeployRun): DeployRun {
  const steps = run.steps.map((step) => {
    const { health: _health, rollout, ...detail } = step.detail;
    return { ...step, detail: { ...detail, ...(rollout && { rollout: { ...rollout, endpoint: undefined } }) } };
  });
  return { ...run, steps: steps as typeof run.steps };
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
