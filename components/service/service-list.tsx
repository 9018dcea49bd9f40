"use client";

import type { RunSummary } from "@/lib/domain/run";
import { ServiceColumnHeads } from "./service-column-heads";
import { ServiceCounts } from "./service-counts";
import { type Group, ServiceGroup } from "./service-group";
import { ServiceTools } from "./service-tools";
import { useServiceFilter } from "./use-service-filter";

interface ServiceListProps {
  groups: readonly Group[];
  /** Those under way. */
  runs: readonly RunSummary[];
}

/** All services, grouped by target; counts and filter are about all of them. */
export function ServiceList({ groups, runs }: ServiceListProps) {
  const [filter, setFilter] = useServiceFilter();
  const services = groups.flatMap(({ list }) => list?.services ?? []);
  const isFiltered = filter.state !== undefined || filter.words !== "";

  return (
    <div>
      {(services.length > 1 || isFiltered) && (
        <>
          <ServiceCounts services={services} filter={filter} onFilter={setFilter} />
          <ServiceTools filter={filter} onFilter={setFilter} />
        </>
      )}
      <ServiceColumnHeads />
      <div className="grid gap-3.5">
        {groups.map((group) => (
          <ServiceGroup
            key={group.target.target}
            group={group}
            runs={runs.filter(({ target }) => target === group.target.target)}
            filter={filter}
            onClear={isFiltered ? () => setFilter({ words: "" }) : undefined}
          />
        ))}
      </div>
    </div>
  );
}
