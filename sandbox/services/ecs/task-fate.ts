import { createHash } from "node:crypto";
import type { World } from "../../world";
import { ecsSettings, type FailureKind, failureKinds } from "./settings";
import type { RevisionRow, ServiceRow } from "./tables";

/** What will go wrong with the next task of a service: its image's name may say so, or the scenario. */
export function fateOf(world: World, service: ServiceRow, revision: RevisionRow): FailureKind | undefined {
  const { image } = revision.configuration.primaryContainer;
  const named = failureKinds.find((kind) => image.includes(kind));
  if (named) return named;

  const { taskFailure, seed } = ecsSettings(world);
  if (!taskFailure) return undefined;
  const { kind, services, onlyUpdates = false, probability = 1 } = taskFailure;
  if (services && !services.includes(service.serviceName)) return undefined;
  if (onlyUpdates && isFirst(service, revision)) return undefined;
  return chance(`${seed}/${service.serviceArn}/${service.launched}`) < probability ? kind : undefined;
}

export function isFirst({ stableRevision }: ServiceRow, { serviceRevisionArn }: RevisionRow): boolean {
  return stableRevision === undefined || stableRevision === serviceRevisionArn;
}

/** From 0 up to 1, the same for the same key. */
function chance(key: string): number {
  return createHash("sha1").update(key).digest().readUInt32BE() / 2 ** 32;
}
