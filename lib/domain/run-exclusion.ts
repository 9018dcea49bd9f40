import type { Run } from "./run";

/** What a run is of. */
export interface RunSubject {
  kind: Run["kind"];
  /** None: a teardown of a stack alone, of leftovers, or of the whole target. */
  serviceName?: string | null;
  isOfWholeTarget: boolean;
}

/** Whether two runs of one target may not be under way at the same time. */
export function excludeEachOther(one: RunSubject, other: RunSubject): boolean {
  if (one.isOfWholeTarget || other.isOfWholeTarget) return true;
  const haveNames = one.serviceName && other.serviceName;
  return haveNames ? one.serviceName === other.serviceName : one.kind === other.kind;
}
