"use client";

import { TargetName } from "@/components/target/target-marks";
import { useKnownTarget } from "@/components/target/use-target";
import { settingsText } from "@/lib/text/parts/settings";
import { useTextPart } from "@/lib/text/text-part";

/** A target, or all of them, as a row names it. */
export function Place({ of }: { of: string }) {
  const settings = useTextPart(settingsText);
  const known = useKnownTarget(of);
  if (of === "*") return <span className="text-ink-2">{settings.allTargets}</span>;
  if (!known) return <code className="wrap-anywhere">{of}</code>;
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2">
      <TargetName target={known} />
    </span>
  );
}
