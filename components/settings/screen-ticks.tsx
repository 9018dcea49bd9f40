"use client";

import { type ScreenExtra, screenExtras } from "@/lib/domain/screen-extra";
import { useAccessText } from "@/lib/text/text-part";

interface ScreenTicksProps {
  ticked: readonly ScreenExtra[];
  onChange: (ticked: ScreenExtra[]) => void;
}

/** What a screen shows beside how services are. */
export function ScreenTicks({ ticked, onChange }: ScreenTicksProps) {
  const words = useAccessText().settings.tokens;
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium">{words.shows}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1 max-desk:grid">
        {screenExtras.map((extra) => (
          <label key={extra} className="flex min-h-7 cursor-pointer items-center gap-2 max-desk:min-h-11">
            <input
              type="checkbox"
              className="size-4 shrink-0 accent-(--accent)"
              checked={ticked.includes(extra)}
              onChange={({ target }) => {
                const others = ticked.filter((one) => one !== extra);
                onChange(target.checked ? [...others, extra] : others);
              }}
            />
            {words.showsOf[extra]}
          </label>
        ))}
      </div>
      <p className="text-xs text-ink-3">{words.showsHint}</p>
    </fieldset>
  );
}
