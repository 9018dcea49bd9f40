type Tags = Readonly<Record<string, string>>;

/** What makes the tags that are there those that are wanted; of the others only what was wanted before goes, and no one else's. */
export function tagChanges(there: Tags, wanted: Tags, wantedBefore: readonly string[]): { set: Tags; drop: string[] } {
  const set = Object.entries(wanted).filter(([key, value]) => there[key] !== value);
  const drop = Object.keys(there).filter((key) => !(key in wanted) && wantedBefore.includes(key));
  return { set: Object.fromEntries(set), drop };
}
