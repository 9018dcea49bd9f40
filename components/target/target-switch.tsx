"use client";

import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { withTarget } from "@/components/shell/pages";
import { Popover, popoverLine } from "@/components/ui/popover";
import { cn } from "@/lib/cn";
import type { ListedTarget } from "@/lib/domain/target";
import { useText } from "@/lib/text/text-provider";
import { stripeOf, TargetName } from "./target-marks";
import { useTarget } from "./use-target";

/** Which account and Region the page is about: never left to guess. */
export function TargetSwitch() {
  const { shell } = useText();
  const { target, all, named, isError } = useTarget();
  const pathname = usePathname();
  const box = "flex h-7.5 min-w-0 items-center gap-2 overflow-hidden rounded-md pr-2.5 inset-ring inset-ring-line-2";

  if (!all || all.length === 0 || (all.length === 1 && target)) {
    return (
      <p className={box}>
        <span className={cn("w-1.5 shrink-0 self-stretch", target ? stripeOf(target) : "bg-control")} />
        <span className="sr-only">{shell.target}</span>
        {target ? (
          <TargetName target={target} />
        ) : (
          <span className="truncate text-ink-3">
            {all ? shell.noTargets : isError ? shell.noTarget : shell.reachingTarget}
          </span>
        )}
      </p>
    );
  }
  // Setup and a new deploy are about a target; from anywhere else the board of the target is what is meant.
  const page = ["/setup", "/deploy"].includes(pathname) ? pathname : "/";
  return (
    <Popover
      trigger={(control) => (
        <button type="button" className={cn(box, "hover:bg-hover max-desk:h-9")} {...control}>
          <Stripes of={target ? [target] : all} />
          <span className="sr-only">{shell.target}</span>
          {target && <TargetName target={target} />}
          {!target && (
            <span className="truncate">
              {named ? shell.unknownTarget : shell.allTargets} <span className="num text-ink-3">{all.length}</span>
            </span>
          )}
          <ChevronDown size={14} aria-hidden="true" className="shrink-0" />
        </button>
      )}
    >
      <nav aria-label={shell.chooseTarget} className="grid max-h-[70dvh] overflow-y-auto">
        {page === "/" && (
          <Link href="/" className={popoverLine} aria-current={target || named ? undefined : "true"}>
            <span className="w-1" /> {shell.allTargets}
          </Link>
        )}
        {all.map((each) => (
          <Link
            key={each.target}
            href={withTarget(page, each.target)}
            aria-current={each === target ? "true" : undefined}
            className={cn(popoverLine, "aria-[current]:bg-selected")}
          >
            <span className={cn("w-1 self-stretch", stripeOf(each))} />
            <TargetName target={each} />
          </Link>
        ))}
      </nav>
    </Popover>
  );
}

function Stripes({ of }: { of: readonly ListedTarget[] }) {
  return (
    <span className="grid w-1.5 shrink-0 self-stretch">
      {of.map((target) => (
        <span key={target.target} className={stripeOf(target)} />
      ))}
    </span>
  );
}
