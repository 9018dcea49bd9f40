import type { CostReport, ServiceCost, TargetCost } from "@/lib/domain/cost-report";

export interface CostRow extends ServiceCost {
  of: TargetCost;
}

export const sortColumns = ["service", "target", "tasks", "loadBalancer", "kept", "hour", "month", "spent"] as const;
export type SortColumn = (typeof sortColumns)[number];

export interface Sort {
  by: SortColumn;
  isDescending: boolean;
}

/** What costs most stands first. */
export const usualSort: Sort = { by: "month", isDescending: true };

const figureOf: Record<SortColumn, (row: CostRow) => number | string> = {
  service: ({ serviceName }) => serviceName,
  target: ({ of }) => `${of.alias} ${of.target}`,
  tasks: ({ tasks }) => tasks,
  loadBalancer: ({ loadBalancerUsd = -1 }) => loadBalancerUsd,
  kept: ({ keptUsd = -1 }) => keptUsd,
  hour: ({ hourlyUsd = -1 }) => hourlyUsd,
  month: ({ hourlyUsd = -1 }) => hourlyUsd,
  spent: ({ spentUsd = -1 }) => spentUsd,
};

export function rowsOf({ targets }: Pick<CostReport, "targets">): CostRow[] {
  return targets.flatMap((of) => of.services.map((service) => ({ ...service, of })));
}

/** Equals stay by name, whichever way it is sorted. */
export function sortRows(rows: readonly CostRow[], { by, isDescending }: Sort): CostRow[] {
  const compare = (one: CostRow, other: CostRow) => {
    const [a, b] = [figureOf[by](one), figureOf[by](other)];
    const order = typeof a === "string" ? a.localeCompare(String(b)) : a - Number(b);
    return (isDescending ? -order : order) || one.serviceName.localeCompare(other.serviceName);
  };
  return rows.toSorted(compare);
}

/** As the address has it: `month`, `-month`. */
export function sortIn(text: string | null): Sort {
  const by = sortColumns.find((column) => column === text?.replace(/^-/, ""));
  return by ? { by, isDescending: text?.startsWith("-") ?? false } : usualSort;
}

export function sortText({ by, isDescending }: Sort): string {
  return `${isDescending ? "-" : ""}${by}`;
}

/** Money comes largest first, names from A; a second press turns it. */
export function pressed(sort: Sort, by: SortColumn): Sort {
  if (sort.by === by) return { by, isDescending: !sort.isDescending };
  return { by, isDescending: by !== "service" && by !== "target" };
}

export interface Sums {
  hourlyUsd?: number;
  loadBalancerUsd: number;
  spentUsd?: number;
  services: number;
  loadBalancers: number;
}

/** Of all targets; without a figure where none of them has one. */
export function sumsOf({ targets }: Pick<CostReport, "targets">): Sums {
  const balancers = targets.flatMap(({ loadBalancers }) => loadBalancers);
  return {
    hourlyUsd: sum(targets.map(({ hourlyUsd }) => hourlyUsd)),
    spentUsd: sum(targets.map(({ spentUsd }) => spentUsd)),
    loadBalancerUsd: sum(balancers.map(({ hourlyUsd }) => hourlyUsd)) ?? 0,
    services: targets.reduce((count, { services }) => count + services.length, 0),
    loadBalancers: balancers.length,
  };
}

/** What the services of a target keep, as far as it was read. */
export function keptOf({ services }: Pick<TargetCost, "services">): number | undefined {
  return sum(services.map(({ keptUsd }) => keptUsd));
}

function sum(figures: readonly (number | undefined)[]): number | undefined {
  const known = figures.filter((figure) => figure !== undefined);
  return known.length > 0 ? known.reduce((all, figure) => all + figure, 0) : undefined;
}
