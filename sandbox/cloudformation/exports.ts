import type { Place } from "../place";
import { type StackRow, stacks } from "./stack";

/** A value that a stack offers to the others of its Region. */
export interface ExportRow {
  name: string;
  value: string;
  stackId: string;
}

export function exportsOf({ world, account, region }: Place): Map<string, ExportRow> {
  return world.table({ account, region }, "cloudformation.exports");
}

/** The stacks whose template takes the export. */
export function importersOf(place: Place, exportName: string): StackRow[] {
  return [...stacks(place).values()].filter(
    ({ status, definition }) =>
      definition?.imports.includes(exportName) &&
      status !== "DELETE_COMPLETE" &&
      status !== "REVIEW_IN_PROGRESS" &&
      status !== "ROLLBACK_COMPLETE",
  );
}

/** Puts what a stack exports now in the place of what it exported; answers why not, where something stands against it. */
export function replaceExports(place: Place, { stackId }: StackRow, wanted: ExportRow[]): string | undefined {
  const table = exportsOf(place);
  const mine = [...table.values()].filter((row) => row.stackId === stackId);
  for (const { name, value } of mine) {
    const change = wanted.find((row) => row.name === name);
    if (change?.value === value) continue;
    const problem = inUse(place, name, change ? "updated" : "deleted");
    if (problem) return problem;
  }
  for (const { name } of wanted) {
    const owner = table.get(name);
    if (owner && owner.stackId !== stackId) {
      return `Export with name ${name} is already exported by stack ${stacks(place).get(owner.stackId)?.stackName}`;
    }
  }
  for (const { name } of mine) table.delete(name);
  for (const row of wanted) table.set(row.name, row);
  return undefined;
}

/** Why a stack cannot be deleted, as far as its exports go. */
export function exportInUse(place: Place, { stackId }: StackRow): string | undefined {
  const mine = [...exportsOf(place).values()].filter((row) => row.stackId === stackId);
  return mine.map(({ name }) => inUse(place, name, "deleted")).find((problem) => problem !== undefined);
}

function inUse(place: Place, name: string, change: "deleted" | "updated"): string | undefined {
  const users = importersOf(place, name).map(({ stackName }) => stackName);
  if (users.length === 0) return undefined;
  const list = users.length === 1 ? `${users[0]}` : `${users.slice(0, -1).join(", ")} and ${users.at(-1)}`;
  return `Export ${name} cannot be ${change} as it is in use by ${list}`;
}

export function dropExports(place: Place, { stackId }: StackRow): void {
  for (const row of exportsOf(place).values()) if (row.stackId === stackId) exportsOf(place).delete(row.name);
}
