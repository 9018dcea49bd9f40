import type { RunSummary } from "./run";
import type { ServiceDeploy, TeamService } from "./team-status";

/** What Slipway's own runs tell of a service. */
export interface RunsOfService {
  unfinished?: RunSummary;
  succeeded?: { runId: string; startedBy: string; endedAt?: string };
}

/** A row as AWS tells it, with what the parts of Slipway know of the service and what its own runs do with it. */
export function composeRow(
  row: TeamService,
  parts: Iterable<Partial<TeamService>>,
  { unfinished, succeeded }: RunsOfService,
): TeamService {
  const composed = Object.assign({ ...row }, ...parts) as TeamService;
  // A deploy gives it tasks again, whoever starts it.
  if (row.tasks.desired > 0) delete composed.pause;
  if (succeeded && isOfRun(row, succeeded)) {
    composed.deployedBy = succeeded.startedBy;
    composed.runId = succeeded.runId;
  }
  if (unfinished?.kind === "teardown") composed.state = "draining";
  if (unfinished?.kind === "deploy") {
    composed.deploy = deployOf(unfinished, row.deploy);
    if (row.state !== "draining") composed.state = "deploying";
  }
  return composed;
}

/** What began to serve after the run had ended was deployed by somebody else. */
function isOfRun({ version }: TeamService, { endedAt }: { endedAt?: string }): boolean {
  return version?.since === undefined || endedAt === undefined || version.since <= endedAt;
}

function deployOf(run: RunSummary, seen: ServiceDeploy | undefined): ServiceDeploy {
  const { id: runId, number: runNumber, startedAt, startedBy, step, stepsDone, stepsTotal } = run;
  // What others build at the same time is not what the run does.
  return { ...seen, build: undefined, startedAt, runId, runNumber, startedBy, step, stepsDone, stepsTotal };
}
