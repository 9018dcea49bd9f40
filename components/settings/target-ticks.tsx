"use client";

import { TargetName } from "@/components/target/target-marks";
import { useTarget } from "@/components/target/use-target";
import type { Target } from "@/lib/domain/target";
import { useAccessText } from "@/lib/text/text-part";

interface TargetTicksProps {
  ticked: readonly Target[];
  onChange: (ticked: Target[]) => void;
}

export function TargetTicks({ ticked, onChange }: TargetTicksProps) {
  const words = useAccessText().settings.tokens;
  const { all = [] } = useTarget();

  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium">{words.targets}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1 max-desk:grid">
        {all.map((each) => (
          <label key={each.target} className="flex min-h-7 cursor-pointer items-center gap-2 max-desk:min-h-11">
            <input
              type="checkbox"
              className="size-4 shrink-0 accent-(--accent)"
              checked={ticked.includes(each.target)}
              onChange={({ target }) => {
                const others = ticked.filter((one) => one !== each.target);
                onChange(target.checked ? [...others, each.target] : others);
              }}
            />
            <TargetName target={each} />
          </label>
        ))}
      </div>
      <p className="text-xs text-ink-3">{words.targetsHint}</p>
    </fieldset>
  );
}
