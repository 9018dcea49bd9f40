"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { withTarget } from "@/components/shell/pages";
import { cn } from "@/lib/cn";
import { ProblemError } from "@/lib/domain/problem";
import type { ListedTarget } from "@/lib/domain/target";
import { useText } from "@/lib/text/text-provider";
import { NoTargets } from "./no-targets";
import { stripeOf, TargetName } from "./target-marks";
import { useTarget } from "./use-target";

interface TargetGateProps {
  /** Until it is known which targets there are. */
  pending: ReactNode;
  children: (target: ListedTarget) => ReactNode;
}

/** For what is about one target: with several, and none in the address, it is asked which. */
export function TargetGate({ pending, children }: TargetGateProps) {
  const { all, named, target, error, refetch } = useTarget();
  if (target) return children(target);
  if (!all) return error ? <ProblemNotice error={error} onRetry={refetch} /> : pending;
  if (all.length === 0) return <NoTargets />;
  if (named) return <ProblemNotice error={new ProblemError("other-target", named)} />;
  return <TargetChoice targets={all} />;
}

function TargetChoice({ targets }: { targets: readonly ListedTarget[] }) {
  const { shell } = useText();
  const pathname = usePathname();
  return (
    <section aria-label={shell.chooseTarget} className="grid gap-3">
      <div>
        <h2 className="text-base">{shell.chooseTarget}</h2>
        <p className="text-ink-2">{shell.chooseTargetAbout}</p>
      </div>
      <ul className="overflow-hidden rounded-lg border border-line bg-surface shadow-card">
        {targets.map((target) => (
          <li key={target.target} className="border-line not-first:border-t">
            <Link
              href={withTarget(pathname, target.target)}
              data-focus="inset"
              className="flex min-h-(--row) items-center gap-2.5 pr-3.5 hover:bg-hover max-desk:min-h-13"
            >
              <span className={cn("w-1.25 self-stretch", stripeOf(target))} />
              <TargetName target={target} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
