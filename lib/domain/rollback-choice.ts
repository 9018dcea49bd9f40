/** A deploy whose version ECS has let serve, newest first. */
export interface DeployedVersion {
  runId: string;
  digest: string;
  /** It answered well in the end. */
  isHealthy: boolean;
  /** Of a rollback: the run that it went back to. */
  backTo?: string;
}

export type RollbackRefusal =
  | "nothing-before"
  | "never-healthy"
  | "serves-already"
  | "image-gone"
  | "image-in-template";

type Choice<Version> = { to: Version; refusal?: RollbackRefusal } | { refusal: "nothing-before" };

interface Serving {
  /** Of the image that serves, where that is known. */
  digest?: string;
  /** The deploy that made it serve; none where it was not Slipway's. */
  runId?: string;
}

/** The version to go back to: the one that was asked for, else the newest that was well before the one that serves. */
export function rollbackChoice<Version extends DeployedVersion>(
  deployed: readonly Version[],
  serving: Serving,
  asked?: string,
): Choice<Version> {
  const to = asked === undefined ? before(deployed, serving) : deployed.find(({ runId }) => runId === asked);
  if (!to) return { refusal: "nothing-before" };
  return to.isHealthy ? { to } : { to, refusal: "never-healthy" };
}

function before<Version extends DeployedVersion>(
  deployed: readonly Version[],
  { digest, runId }: Serving,
): Version | undefined {
  const older = deployed.slice(placeOf(deployed, runId) + 1);
  return older.find((version) => version.isHealthy && version.digest !== digest);
}

/** What a rollback has undone is not gone back to: it stands where the run stands to which it went. */
function placeOf(deployed: readonly DeployedVersion[], runId: string | undefined): number {
  const at = deployed.findIndex((version) => version.runId === runId);
  const backTo = deployed[at]?.backTo;
  return backTo === undefined ? at : Math.max(at, placeOf(deployed.slice(at + 1), backTo) + at + 1);
}
