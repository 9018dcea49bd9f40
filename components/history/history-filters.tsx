"use client";

import { useEffect, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input, Select } from "@/components/ui/input";
import type { HistoryFilter } from "@/lib/api/history-queries";
import { useTextPart } from "@/lib/text/text-part";

interface HistoryFiltersProps {
  filter: HistoryFilter;
  onChange: (part: HistoryFilter) => void;
}

export function HistoryFilters({ filter, onChange }: HistoryFiltersProps) {
  const words = useTextPart("history");
  return (
    <search aria-label={words.filters} className="flex flex-wrap items-end gap-2 max-desk:grid max-desk:grid-cols-2">
      <Search value={filter.q ?? ""} onChange={(q) => onChange({ q })} />
      <Choice
        label={words.result}
        value={filter.result}
        options={words.results}
        onChange={(result) => onChange({ result })}
      />
      <Choice
        label={words.cause}
        value={filter.cause}
        options={words.causes}
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

const typingMs = 300;
const label = "text-2xs font-medium text-ink-3";

/** Asks once the typing stops. */
function Search({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const words = useTextPart("history");
  const id = useId();
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), typingMs);
    return () => clearTimeout(timer);
  });

  return (
    <div className="grid min-w-0 gap-1 max-desk:col-span-2 desk:w-72">
      <label htmlFor={id} className={label}>
        {words.search}
      </label>
      <Input id={id} type="search" data-filter value={typed} onChange={({ target }) => setTyped(target.value)} />
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value?: string;
  options: Record<string, string>;
  onChange: (value: string) => void;
}

function Choice({ label: name, value = "", options, onChange }: ChoiceProps) {
  const words = useTextPart("history");
  const id = useId();
  return (
    <div className="grid min-w-0 gap-1 desk:w-37">
      <label htmlFor={id} className={label}>
        {name}
      </label>
      <Select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
        <option value="">{words.any}</option>
        {Object.entries(options).map(([option, word]) => (
          <option key={option} value={option}>
            {word}
          </option>
        ))}
      </Select>
    </div>
  );
}
