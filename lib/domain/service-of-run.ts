import { clusterOfShip } from "./adopted";
import type { DeployRun, Run } from "./run";

interface RunService {
  target: string;
  serviceName: string;
  clusterName: string;
}

/** The service that a run is about; none of a teardown of something else. */
export function serviceOfRun(run: DeployRun): RunService;
export function serviceOfRun(run: Run): RunService | undefined;
export function serviceOfRun(run: Run): RunService | undefined {
  const { target } = run;
  if (run.kind === "deploy") return { target, serviceName: run.serviceName, clusterName: clusterOfShip(run.ship) };
  return run.scope.kind === "service" ? { ...run.scope, target } : undefined;
}
