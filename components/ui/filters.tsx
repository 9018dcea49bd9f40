import { type ReactNode, useEffect, useId, useState } from "react";
import { cn } from "@/lib/cn";
import { Input, Select } from "./input";

const typingMs = 300;

interface TypedFilterProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** The one that the filter key leads to. */
  isSearch?: boolean;
  className?: string;
}

/** Asks once the typing stops. */
export function TypedFilter({ label, value, onChange, isSearch, className }: TypedFilterProps) {
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
    <Labelled label={label} className={className}>
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
  /** What it says while it does not filter. */
  any: string;
  onChange: (value: string) => void;
}

export function ChosenFilter({ label, value = "", options, any, onChange }: ChosenFilterProps) {
  return (
    <Labelled label={label} className="desk:w-37">
      {(id) => (
        <Select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
          <option value="">{any}</option>
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

export function DayFilter({ label, value = "", onChange }: Pick<ChosenFilterProps, "label" | "value" | "onChange">) {
  return (
    <Labelled label={label}>
      {(id) => <Input id={id} type="date" value={value} onChange={({ target }) => onChange(target.value)} />}
    </Labelled>
  );
}

interface LabelledProps {
  label: string;
  className?: string;
  children: (id: string) => ReactNode;
}

function Labelled({ label, className, children }: LabelledProps) {
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
