import type { Row } from "@/components/team/rows";
import type { ServiceState } from "@/lib/domain/service";

/** These get a square of their own; the others are counted. */
const shownStates: readonly ServiceState[] = ["failed", "degraded", "deploying"];

/** As many as are read from five metres away. */
const problemsPerPage = 5;
export const targetsPerPage = 8;

export function problemsOf(rows: readonly Row[]): Row[] {
  return rows.filter(({ state }) => shownStates.includes(state));
}

/** Who does not only move, but needs somebody: not waited with until the page turns. */
export function urgentOf(problems: readonly Row[]): string {
  return problems.flatMap(({ key, state }) => (state === "deploying" ? [] : key)).join(" ");
}

/**
 * Until the page turns a problem keeps its place, also one that is over by now, and new ones come at the end: what moves every few
 * seconds cannot be read from five metres away. Where nothing is left all is over at once.
 *
 * @param held the keys of what is shown, in order
 */
export function keepPlaces(held: readonly string[], problems: readonly Row[], rows: readonly Row[]): readonly Row[] {
  if (problems.length === 0 || held.length === 0) return problems;
  const kept = new Map<string, Row | undefined>(held.map((key) => [key, undefined]));
  for (const row of rows) if (kept.has(row.key)) kept.set(row.key, row);
  const news = problems.filter(({ key }) => !kept.has(key));
  return [...[...kept.values()].filter((row) => row !== undefined), ...news];
}

/** Pages of problems and of targets turn together; with one of each nothing turns. `at` may be below zero. */
export function pageOf<Target>(at: number, problems: readonly Row[], targets: readonly Target[]) {
  const ofProblems = Math.max(1, Math.ceil(problems.length / problemsPerPage));
  const ofTargets = Math.max(1, Math.ceil(targets.length / targetsPerPage));
  const pages = Math.max(ofProblems, ofTargets);
  const part = <Each>(list: readonly Each[], pagesOfIt: number, size: number) => {
    const first = turned(at, pagesOfIt) * size;
    return list.slice(first, first + size);
  };
  return {
    pages,
    page: turned(at, pages) + 1,
    problems: part(problems, ofProblems, problemsPerPage),
    targets: part(targets, ofTargets, targetsPerPage),
  };
}

function turned(at: number, pages: number): number {
  return ((at % pages) + pages) % pages;
}

/** In `em`: as large as the name fits on one line, within reason. Letters are about half as wide as they are high. */
export function nameSize(name: string, widthEm: number, largest: number, smallest: number): number {
  return Math.max(smallest, Math.min(largest, widthEm / (0.58 * name.length)));
}
