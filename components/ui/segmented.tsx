import { useId } from "react";
import { cn } from "@/lib/cn";

interface SegmentedProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  className?: string;
}

/** One of few, all in sight. */
export function Segmented<Value extends string>({ label, value, options, onChange, className }: SegmentedProps<Value>) {
  const name = useId();
  return (
    <fieldset className={cn("inline-flex rounded-md inset-ring inset-ring-control", className)}>
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={cn(
            "flex min-h-7 flex-1 cursor-pointer items-center justify-center border-line-2 px-2.5 whitespace-nowrap text-ink-2",
            "not-last:border-r first-of-type:rounded-l-md last:rounded-r-md max-desk:min-h-9",
            "has-checked:bg-primary-tint has-checked:font-[550] has-checked:text-primary has-checked:inset-ring has-checked:inset-ring-primary",
            "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus",
          )}
        >
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="sr-only"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
