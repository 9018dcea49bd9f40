"use client";

import { useTarget } from "@/components/target/use-target";
import { Button } from "@/components/ui/button";
import { ChosenFilter, DayFilter, TypedFilter } from "@/components/ui/filters";
import type { ActivityFilter } from "@/lib/api/access-queries";
import { activityText } from "@/lib/text/parts/activity";
import { useTextPart } from "@/lib/text/text-part";

interface ActivityFiltersProps {
  filter: ActivityFilter;
  onChange: (part: ActivityFilter) => void;
}

export function ActivityFilters({ filter, onChange }: ActivityFiltersProps) {
  const words = useTextPart(activityText);
  const { all = [] } = useTarget();
  const targets = Object.fromEntries(all.map(({ target, alias, region }) => [target, `${alias} · ${region}`]));

  return (
    <search
      aria-label={words.filters}
      className="mb-3.5 flex flex-wrap items-end gap-2 max-desk:grid max-desk:grid-cols-2"
    >
      <TypedFilter
        label={words.search}
        value={filter.q ?? ""}
        onChange={(q) => onChange({ q })}
        isSearch
        className="max-desk:col-span-2 desk:w-56"
      />
      <TypedFilter
        label={words.who}
        value={filter.who ?? ""}
        onChange={(who) => onChange({ who })}
        className="desk:w-36"
      />
      <ChosenFilter
        label={words.action}
        value={filter.action}
        options={words.actions}
        any={words.any}
        onChange={(action) => onChange({ action })}
      />
      <ChosenFilter
        label={words.target}
        value={filter.target}
        options={targets}
        any={words.any}
        onChange={(target) => onChange({ target })}
      />
      <ChosenFilter
        label={words.result}
        value={filter.result}
        options={words.results}
        any={words.any}
        onChange={(result) => onChange({ result })}
      />
      <DayFilter label={words.from} value={filter.from} onChange={(from) => onChange({ from })} />
      <DayFilter label={words.to} value={filter.to} onChange={(to) => onChange({ to })} />
      {Object.keys(filter).length > 0 && (
        <Button
          look="quiet"
          onClick={() => onChange(Object.fromEntries(Object.keys(filter).map((name) => [name, ""])))}
        >
          {words.clear}
        </Button>
      )}
    </search>
  );
}
