import type { AdoptedChange, AdoptedShip } from "./adopted-ship";
import type { Adoption, FoundBuild } from "./adoption";
import type { AdoptedRunInput } from "./deploy-input";
import type { Target } from "./target";

type ImageFrom = AdoptedShip["image"]["from"];

/** What stands in the form of a service that others made. */
export interface AdoptDraft {
  from: ImageFrom;
  projectName: string;
  revision: string;
  imageUri: string;
  /** Which of the ways, by its key. */
  way: string;
  reason: string;
}

/** Where an image can come from, as far as it was found. */
export function imageSources({ builds, changes }: Pick<Adoption, "builds" | "changes">): ImageFrom[] {
  const isByTag = changes.some(({ by }) => by === "forced-deployment");
  return [...(builds.length > 0 ? (["build"] as const) : []), "registry", ...(isByTag ? (["same-tag"] as const) : [])];
}

/** A deployment of the same tag takes what the tag means, so an image that was picked goes other ways. */
export function waysFor(from: ImageFrom, changes: readonly AdoptedChange[]): AdoptedChange[] {
  if (from === "same-tag") return changes.toSorted((one, other) => Number(isForced(other)) - Number(isForced(one)));
  return changes.filter((change) => from !== "registry" || !isForced(change));
}

const isForced = ({ by }: AdoptedChange) => by === "forced-deployment";

export function keyOf(change: AdoptedChange): string {
  return change.by === "change-set" ? `${change.by}:${change.parameter.name}` : change.by;
}

/** As the last deploy had it, where that is still to be had. */
export function adoptDraftOf(adoption: Adoption, last: AdoptedShip | undefined): AdoptDraft {
  const sources = imageSources(adoption);
  const from = last && sources.includes(last.image.from) ? last.image.from : (sources[0] ?? "registry");
  const ofLast = last?.image.from === "build" ? last.image : undefined;
  const build = adoption.builds.find(({ projectName }) => projectName === ofLast?.projectName) ?? adoption.builds[0];
  const ways = waysFor(from, adoption.changes).map(keyOf);
  const ofLastRun = last && keyOf(last.change);
  return {
    from,
    projectName: build?.projectName ?? "",
    revision: ofLast?.revision ?? build?.revision ?? "",
    imageUri: "",
    way: ways.find((way) => way === ofLastRun) ?? ways[0] ?? "",
    reason: "",
  };
}

/** Of a draft that was left what there still is: what has gone meanwhile gives way to what the form begins with. */
export function stillFound(draft: AdoptDraft, adoption: Adoption): AdoptDraft {
  const first = adoptDraftOf(adoption, undefined);
  const isProject = adoption.builds.some(({ projectName }) => projectName === draft.projectName);
  const from = imageSources(adoption).includes(draft.from) ? draft.from : first.from;
  const ways = waysFor(from, adoption.changes).map(keyOf);
  return {
    ...draft,
    ...(isProject ? {} : { projectName: first.projectName, revision: first.revision }),
    from,
    way: ways.includes(draft.way) ? draft.way : (ways[0] ?? ""),
  };
}

/** Another source may have other ways: one that it does not have gives way to its first. */
export function withSource(draft: AdoptDraft, from: ImageFrom, changes: readonly AdoptedChange[]): AdoptDraft {
  const ways = waysFor(from, changes).map(keyOf);
  const isThere = ways.includes(draft.way) && from !== "same-tag";
  return { ...draft, from, way: isThere ? draft.way : (ways[0] ?? "") };
}

export function buildOf({ projectName }: AdoptDraft, { builds }: Pick<Adoption, "builds">): FoundBuild | undefined {
  return builds.find((build) => build.projectName === projectName);
}

export function changeOf({ way }: AdoptDraft, { changes }: Pick<Adoption, "changes">): AdoptedChange | undefined {
  return changes.find((change) => keyOf(change) === way);
}

interface Address {
  target: Target;
  serviceName: string;
}

/** What the draft asks for; only the schema says whether it is allowed. */
export function adoptInputOf(
  draft: AdoptDraft,
  adoption: Adoption,
  { target, serviceName }: Address,
  key: string,
): AdoptedRunInput {
  const reason = draft.reason.trim();
  const { serviceArn, stack } = adoption;
  const change = changeOf(draft, adoption) ?? { by: "service-update" };
  const stackName = stack?.stackName;
  return {
    target,
    serviceName,
    ship: { kind: "adopted", serviceArn, image: imageOf(draft, adoption), change, ...(stackName && { stackName }) },
    createDefaultVpc: false,
    idempotencyKey: key,
    ...(reason && { reason }),
  };
}

function imageOf(draft: AdoptDraft, adoption: Adoption): AdoptedShip["image"] {
  const { from } = draft;
  if (from === "registry") return { from, imageUri: draft.imageUri.trim() };
  if (from === "same-tag") return { from };
  const { projectName = "", repositoryName = "", hasRevisions = false } = buildOf(draft, adoption) ?? {};
  const revision = draft.revision.trim();
  return { from, projectName, repositoryName, ...(hasRevisions && revision && { revision }) };
}
