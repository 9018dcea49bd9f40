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

/** Pages of problems and of targets turn together; with one of each nothing turns. */
export function pageOf<Target>(at: number, problems: readonly Row[], targets: readonly Target[]) {
  const ofProblems = Math.max(1, Math.ceil(problems.length / problemsPerPage));
  const ofTargets = Math.max(1, Math.ceil(targets.length / targetsPerPage));
  const pages = Math.max(ofProblems, ofTargets);
  const part = <Each>(list: readonly Each[], pagesOfIt: number, size: number) => {
    const first = (at % pagesOfIt) * size;
    return list.slice(first, first + size);
  };
  return {
    pages,
    page: (at % pages) + 1,
    problems: part(problems, ofProblems, problemsPerPage),
    targets: part(targets, ofTargets, targetsPerPage),
  };
}

/** In `em`: as large as the name fits on one line, within reason. Letters are about half as wide as they are high. */
export function nameSize(name: string, widthEm: number, largest: number, smallest: number): number {
  return Math.max(smallest, Math.min(largest, widthEm / (0.58 * name.length)));
}
