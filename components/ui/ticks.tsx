import type { ReactNode } from "react";

interface TicksProps<Choice extends string> {
  legend: string;
  choices: readonly Choice[];
  labelOf: (choice: Choice) => ReactNode;
  ticked: readonly Choice[];
  onChange: (ticked: Choice[]) => void;
}

/** Some of what there is to choose from, each by its own tick. */
export function Ticks<Choice extends string>({ legend, choices, labelOf, ticked, onChange }: TicksProps<Choice>) {
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium">{legend}</legend>
      <div className="grid gap-x-5 gap-y-1 desk:grid-cols-2">
        {choices.map((choice) => (
          <label key={choice} className="flex min-h-7 cursor-pointer items-center gap-2 max-desk:min-h-11">
            <input
              type="checkbox"
              className="size-4 shrink-0 accent-(--accent)"
              checked={ticked.includes(choice)}
              onChange={({ target }) => {
                const others = ticked.filter((one) => one !== choice);
                onChange(target.checked ? [...others, choice] : others);
              }}
            />
            {labelOf(choice)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
