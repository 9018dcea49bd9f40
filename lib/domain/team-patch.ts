import { rowKey } from "./row-key";
import type { TeamPatch, TeamStatus, TeamTarget } from "./team-status";

/** The same as before with what has changed; what is as it was stays the same object, so that nobody looks at it again. */
export function applyPatch(
  before: TeamStatus,
  { now, cursor, isWhole, targets, goneTargets = [] }: TeamPatch,
): TeamStatus {
  const known = new Map(isWhole ? [] : before.targets.map((each) => [each.target, each]));
  for (const target of goneTargets) known.delete(target);
  for (const { changed, gone, ...head } of targets) {
    const services = patchServices(known.get(head.target)?.services ?? [], changed, gone);
    known.set(head.target, { ...head, services });
  }
  const { shows } = before;
  return { now, cursor, ...(shows && { shows }), targets: [...known.values()] };
}

type Services = TeamTarget["services"];

function patchServices(before: Services, changed: Services, gone: readonly string[]): Services {
  if (changed.length === 0 && gone.length === 0) return before;
  const left = new Set(gone);
  const news = new Map(changed.map((service) => [rowKey(service), service]));
  const kept = before.flatMap((service) => {
    const key = rowKey(service);
    const renewed = news.get(key);
    news.delete(key);
    return left.has(key) ? [] : [renewed ?? service];
  });
  return [...kept, ...news.values()];
}
