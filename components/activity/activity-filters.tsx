"use client";

import { type ReactNode, useEffect, useId, useState } from "react";
import { useTarget } from "@/components/target/use-target";
import { Button } from "@/components/ui/button";
import { Input, Select } from "@/components/ui/input";
import type { ActivityFilter } from "@/lib/api/access-queries";
import { cn } from "@/lib/cn";
import { useAccessText } from "@/lib/text/text-part";

interface ActivityFiltersProps {
  filter: ActivityFilter;
  onChange: (part: ActivityFilter) => void;
}

export function ActivityFilters({ filter, onChange }: ActivityFiltersProps) {
  const { activity: words } = useAccessText();
  const { all = [] } = useTarget();
  const targets = Object.fromEntries(all.map(({ target, alias, region }) => [target, `${alias} · ${region}`]));

  return (
    <search
      aria-label={words.filters}
      className="mb-3.5 flex flex-wrap items-end gap-2 max-desk:grid max-desk:grid-cols-2"
    >
      <TypedFilter label={words.search} value={filter.q ?? ""} onChange={(q) => onChange({ q })} isSearch />
      <TypedFilter label={words.who} value={filter.who ?? ""} onChange={(who) => onChange({ who })} />
      <ChosenFilter
        label={words.action}
        value={filter.action}
        options={words.actions}
        onChange={(action) => onChange({ action })}
      />
      <ChosenFilter
        label={words.target}
        value={filter.target}
        options={targets}
        onChange={(target) => onChange({ target })}
      />
      <ChosenFilter
        label={words.result}
        value={filter.result}
        options={words.results}
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

const typingMs = 300;

interface TypedFilterProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  isSearch?: boolean;
}

/** Asks once the typing stops. */
function TypedFilter({ label, value, onChange, isSearch = false }: TypedFilterProps) {
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
    <Labelled label={label} className={isSearch ? "max-desk:col-span-2 desk:w-56" : "desk:w-36"}>
      {(id) => (
        <Input
          id={id}
          type="search"
          data-filter={isSearch || undefined}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      )}
    </Labelled>
  );
}

interface ChosenFilterProps {
  label: string;
  value?: string;
  options: Record<string, string>;
  onChange: (value: string) => void;
}

function ChosenFilter({ label, value = "", options, onChange }: ChosenFilterProps) {
  const { activity } = useAccessText();
  return (
    <Labelled label={label} className="desk:w-37">
      {(id) => (
        <Select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
          <option value="">{activity.any}</option>
          {Object.entries(options).map(([option, word]) => (
            <option key={option} value={option}>
              {word}
            </option>
          ))}
        </Select>
      )}
    </Labelled>
  );
}

function DayFilter({ label, value = "", onChange }: Omit<ChosenFilterProps, "options">) {
  return (
    <Labelled label={label}>
      {(id) => <Input id={id} type="date" value={value} onChange={({ target }) => onChange(target.value)} />}
    </Labelled>
  );
}

function Labelled({
  label,
  className,
  children,
}: {
  label: string;
  className?: string;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={cn("grid min-w-0 gap-1", className)}>
      <label htmlFor={id} className="text-2xs font-medium text-ink-3">
        {label}
      </label>
      {children(id)}
    </div>
  );
}
