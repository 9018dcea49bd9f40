"use client";

import { TargetName } from "@/components/target/target-marks";
import { useTarget } from "@/components/target/use-target";
import { Ticks } from "@/components/ui/ticks";
import type { Target } from "@/lib/domain/target";
import { settingsText } from "@/lib/text/parts/settings";
import { useTextPart } from "@/lib/text/text-part";

interface TargetTicksProps {
  ticked: readonly Target[];
  onChange: (ticked: Target[]) => void;
}

export function TargetTicks({ ticked, onChange }: TargetTicksProps) {
  const words = useTextPart(settingsText).tokens;
  const { all = [] } = useTarget();
  const known = new Map(all.map((each) => [each.target, each]));

  return (
    <div>
      <Ticks
        legend={words.targets}
        choices={[...known.keys()]}
        labelOf={(target) => {
          const each = known.get(target);
          return each && <TargetName target={each} />;
        }}
        ticked={ticked}
        onChange={onChange}
      />
      <p className="text-xs text-ink-3">{words.targetsHint}</p>
    </div>
  );
}
