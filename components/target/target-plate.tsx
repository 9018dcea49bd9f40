"use client";

import { useText } from "@/lib/text/text-provider";
import { useTarget } from "./use-target";

/** Which account and Region the page is about: never left to guess. */
export function TargetPlate() {
  const { shell } = useText();
  const { target, isError } = useTarget();

  return (
    <p className="flex h-7.5 min-w-0 items-center gap-2 overflow-hidden rounded-md pr-2.5 inset-ring inset-ring-line-2">
      <span className="w-1.5 shrink-0 self-stretch bg-target-lab" />
      <span className="sr-only">{shell.target}</span>
      {target ? (
        <span className="num truncate text-ink-2" title={target.callerArn}>
          <span className="text-ink">{target.account.slice(-4)}</span> · {target.region}
        </span>
      ) : (
        <span className="truncate text-ink-3">{isError ? shell.noTarget : shell.reachingTarget}</span>
      )}
    </p>
  );
}
