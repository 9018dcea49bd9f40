import "server-only";
import { parse } from "yaml";
import type { Ship } from "@/lib/domain/deploy-input";
import { digestOf, servedFrom } from "@/lib/domain/history-entry";
import { imagePlace } from "@/lib/domain/image";
import { ProblemError } from "@/lib/domain/problem";
import { type RollbackRefusal, rollbackChoice } from "@/lib/domain/rollback-choice";
import { rowKey } from "@/lib/domain/row-key";
import type { DeployRun } from "@/lib/domain/run";
import { shipBack } from "@/lib/domain/ship-back";
import { shipChanges } from "@/lib/domain/ship-changes";
import { findImage } from "@/server/aws/ecr";
import { awsFailureKind } from "@/server/aws/problem-from-aws";
import type { Context } from "@/server/context";
import { listSeenDeploys, listServedDeploys, readDeployOf } from "@/server/store/service-history";
import { findWatchedService } from "@/server/store/watched-services";

export interface AskedRollback {
  target: string;
  serviceName: string;
  clusterName: string;
  /** The run whose version comes back; else the newest that was well before what serves. */
  to?: string;
}

export interface FoundRollback {
  /** Deploys whose version has served, newest first. */
  served: readonly DeployRun[];
  /** What serves now: a run's version, or what others have deployed. */
  serving: { run?: DeployRun; digest?: string; since?: string };
  to?: DeployRun;
  /** What is to be shipped. */
  ship?: Ship;
  /** Nothing is built for it. */
  imageUri?: string;
  refusal?: RollbackRefusal;
  isImageUnknown: boolean;
}

const servedAtMost = 100;

/** What there is to go back to, and what stands against it. */
export async function findRollback(
  context: Pick<Context, "store" | "awsOf">,
  { to: asked, ...service }: AskedRollback,
): Promise<FoundRollback> {
  const { store } = context;
  const newest = await listServedDeploys(store, service, servedAtMost);
  const old = asked !== undefined && !newest.some(({ id }) => id === asked);
  const served = old ? [...newest, await readDeployOf(store, service, asked)] : newest;
  const serving = await findServing(store, service, newest[0]);
  const versions = served.map((run) => ({ ...toVersion(run), run }));
  const choice = rollbackChoice(versions, { digest: serving.digest, runId: serving.run?.id }, asked);
  const found = { served, serving, isImageUnknown: false };
  if (!("to" in choice)) return { ...found, refusal: choice.refusal };
  const { run: to } = choice.to;
  if (choice.refusal) return { ...found, to, refusal: choice.refusal };
  return { ...found, to, ...(await shipOf(context, to, serving)) };
}

function toVersion(run: DeployRun) {
  const backTo = run.cause === "rollback" ? run.causeRunId : undefined;
  const isHealthy = run.progress === "succeeded" && servedFrom(run) !== undefined;
  return { runId: run.id, digest: digestOf(run) ?? "", isHealthy, ...(backTo && { backTo }) };
}

async function findServing(
  store: Context["store"],
  service: Omit<AskedRollback, "to">,
  newest: DeployRun | undefined,
): Promise<FoundRollback["serving"]> {
  const [elsewhere] = await listSeenDeploys(store, service, { limit: 1 });
  const since = newest && servedFrom(newest);
  if (newest && (!elsewhere || since === undefined || elsewhere.at.toISOString() <= since))
    return { run: newest, digest: digestOf(newest), since };
  const watched = await findWatchedService(store, service.target, rowKey(service));
  return { digest: watched?.seen.revision?.imageDigest, since: elsewhere?.at.toISOString() };
}

async function shipOf(
  { awsOf }: Pick<Context, "awsOf">,
  run: DeployRun,
  { run: serving, digest }: FoundRollback["serving"],
): Promise<Pick<FoundRollback, "ship" | "imageUri" | "refusal" | "isImageUnknown">> {
  const image = run.steps.find(({ detail }) => detail.image)?.detail.image;
  if (!image) return { refusal: "image-gone", isImageUnknown: false };
  const ship = shipBack(run.ship, image.imageUri, serviceParameters(run.ship));
  if (!ship) return { refusal: "image-in-template", isImageUnknown: false };
  const changes = serving && shipChanges(shipBack(serving.ship, image.imageUri, []) ?? serving.ship, ship);
  if (digest === image.digest && changes?.length === 0) return { refusal: "serves-already", isImageUnknown: false };
  const { imageUri } = image;
  const { target, repositoryName } = imagePlace(imageUri);
  try {
    const aws = await awsOf(target);
    const isThere = (await findImage(aws, { repositoryName, digest: image.digest })) !== undefined;
    return isThere ? { ship, imageUri, isImageUnknown: false } : { refusal: "image-gone", isImageUnknown: false };
  } catch (error) {
    if (!(error instanceof ProblemError) && awsFailureKind(error) === undefined) throw error;
    return { ship, imageUri, isImageUnknown: true };
  }
}

/** By name, as the template declares them. */
function serviceParameters(ship: Ship): string[] {
  if (ship.kind !== "templates") return [];
  const template: unknown = parse(ship.serviceStack.template, { logLevel: "silent" });
  const declared = typeof template === "object" && template !== null && "Parameters" in template && template.Parameters;
  return Object.keys(declared || {});
}
