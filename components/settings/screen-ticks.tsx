"use client";

import { Ticks } from "@/components/ui/ticks";
import { type ScreenExtra, screenExtras } from "@/lib/domain/screen-extra";
import { settingsText } from "@/lib/text/parts/settings";
import { useTextPart } from "@/lib/text/text-part";

interface ScreenTicksProps {
  ticked: readonly ScreenExtra[];
  onChange: (ticked: ScreenExtra[]) => void;
}

/** What a screen shows beside how services are. */
export function ScreenTicks({ ticked, onChange }: ScreenTicksProps) {
  const { shows, showsOf, showsHint } = useTextPart(settingsText).tokens;
  return (
    <div>
      <Ticks
        legend={shows}
        choices={screenExtras}
        labelOf={(extra) => showsOf[extra]}
        ticked={ticked}
        onChange={onChange}
      />
      <p className="text-xs text-ink-3">{showsHint}</p>
    </div>
  );
}
