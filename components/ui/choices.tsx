import { useId } from "react";
import { popoverLine } from "./popover";

interface ChoicesProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; lang?: string }[];
  onChange: (value: Value) => void;
}

/** One of few, below each other. */
export function Choices<Value extends string>({ label, value, options, onChange }: ChoicesProps<Value>) {
  const name = useId();
  return (
    <fieldset>
      <legend className="px-2.5 pt-2 pb-1 text-2xs font-medium text-ink-3">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={popoverLine}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="size-3.5 accent-(--accent)"
          />
          <span lang={option.lang}>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
