"use client";

import { Button } from "@/components/ui/button";
import { ChosenFilter, TypedFilter } from "@/components/ui/filters";
import type { HistoryFilter } from "@/lib/api/history-queries";
import { historyText } from "@/lib/text/parts/history";
import { useTextPart } from "@/lib/text/text-part";

interface HistoryFiltersProps {
  filter: HistoryFilter;
  onChange: (part: HistoryFilter) => void;
}

export function HistoryFilters({ filter, onChange }: HistoryFiltersProps) {
  const words = useTextPart(historyText);
  return (
    <search aria-label={words.filters} className="flex flex-wrap items-end gap-2 max-desk:grid max-desk:grid-cols-2">
      <TypedFilter
        label={words.search}
        value={filter.q ?? ""}
        onChange={(q) => onChange({ q })}
        isSearch
        className="max-desk:col-span-2 desk:w-72"
      />
      <ChosenFilter
        label={words.result}
        value={filter.result}
        options={words.results}
        any={words.any}
        onChange={(result) => onChange({ result })}
      />
      <ChosenFilter
        label={words.cause}
        value={filter.cause}
        options={words.causes}
        any={words.any}
        onChange={(cause) => onChange({ cause })}
      />
      {Object.keys(filter).length > 0 && (
        <Button look="quiet" onClick={() => onChange({ q: "", result: "", cause: "" })}>
          {words.clear}
        </Button>
      )}
    </search>
  );
}
