import "server-only";
import { inBatches } from "./at-once";
import type { AwsClients } from "./clients";

/** Of ids of one type, those that AWS still has. */
export type Look = (aws: AwsClients, ids: readonly string[]) => Promise<readonly string[]>;

export function each(isThere: (aws: AwsClients, id: string) => Promise<boolean>): Look {
  return async (aws, ids) => {
    const found: string[] = [];
    for (const id of ids) if (await isThere(aws, id)) found.push(id);
    return found;
  };
}

export function listed(list: (aws: AwsClients) => Promise<string[]>): Look {
  return async (aws, ids) => {
    const all = new Set(await list(aws));
    return ids.filter((id) => all.has(id));
  };
}

/** By the end of their ARNs, so many in a call; what is not there is left out of the answer. */
export function byNames(
  after: string,
  most: number,
  list: (aws: AwsClients, names: string[]) => Promise<(string | undefined)[]>,
): Look {
  return async (aws, ids) => {
    const nameOf = (id: string) => (id.includes(after) ? nameIn(id, after) : id);
    const batches = inBatches(ids.map(nameOf), most);
    const there = new Set((await Promise.all(batches.map((names) => list(aws, names)))).flat());
    return ids.filter((id) => there.has(nameOf(id)));
  };
}

export function inGroups(
  groupOf: (id: string) => string,
  list: (aws: AwsClients, group: string, ids: readonly string[]) => Promise<string[]>,
): Look {
  return async (aws, ids) => {
    const found = await Promise.all(
      [...groupedBy(ids, groupOf)].map(async ([group, own]) => {
        const there = new Set(await list(aws, group, own));
        return own.filter((id) => there.has(id));
      }),
    );
    return found.flat();
  };
}

export function groupedBy<Each>(all: readonly Each[], groupOf: (each: Each) => string): Map<string, Each[]> {
  const groups = new Map<string, Each[]>();
  for (const one of all) groups.set(groupOf(one), [...(groups.get(groupOf(one)) ?? []), one]);
  return groups;
}

export function nameIn(arn: string, after: string): string {
  return arn.slice(arn.lastIndexOf(after) + after.length).replace(/:\*$/, "");
}

export async function isFound(notFound: readonly string[], look: () => Promise<unknown>): Promise<boolean> {
  try {
    await look();
    return true;
  } catch (error) {
    if (error instanceof Error && notFound.includes(error.name)) return false;
    throw error;
  }
}
