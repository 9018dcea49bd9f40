import { ChevronRight, Shield } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { useNow } from "@/components/ui/use-now";
import type { TeardownPlan } from "@/lib/domain/teardown-plan";
import { count, duration } from "@/lib/format";
import { teardownText } from "@/lib/text/parts/teardown";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import type { ScopeName } from "./scope-name";

interface PlanHeadProps {
  of: ScopeName;
  plan?: TeardownPlan;
  /** When it came, by this machine's clock. */
  cameAt: number;
  isLooking: boolean;
  onLook: () => void;
}

export function PlanHead({ of, plan, cameAt, isLooking, onLook }: PlanHeadProps) {
  const { locale, text } = useLanguage();
  const words = useTextPart(teardownText);

  return (
    <div className="mb-4 flex items-start gap-4 max-desk:flex-col max-desk:gap-3">
      <div className="min-w-0 flex-1">
        <nav className="mb-1.5 flex flex-wrap items-center gap-1.5 text-xs text-ink-3">
          <Link href={of.href} className="hover:text-primary max-desk:py-1">
            {of.parent}
          </Link>
          <ChevronRight size={14} aria-hidden="true" />
          <span>{words.name}</span>
        </nav>
        <div className="flex flex-wrap items-center gap-2.5">
          <h1 className="text-xl wrap-anywhere">{words.titleOf(of.name)}</h1>
          <span className="inline-flex h-6 items-center gap-1.5 rounded-full bg-waiting-tint px-2.25 text-xs font-medium whitespace-nowrap text-waiting inset-ring inset-ring-waiting-line">
            <Shield size={14} aria-hidden="true" />
            {words.readsOnly}
          </span>
        </div>
        <p className="mt-1 flex min-h-5 flex-wrap gap-x-3 gap-y-0.5 text-ink-2">
          {plan && (
            <>
              <span>
                {words.lookedAt(count(plan.lookedAt, locale), text.time.seconds(Math.round(plan.tookMs / 100) / 10))}
              </span>
              <Validity plan={plan} cameAt={cameAt} />
            </>
          )}
        </p>
      </div>
      <div className="flex flex-wrap gap-2 max-desk:w-full max-desk:*:flex-1">
        <CopyButton value={() => window.location.href}>{text.common.copyLink}</CopyButton>
        <Button onClick={onLook} disabled={isLooking}>
          {text.common.refresh}
        </Button>
      </div>
    </div>
  );
}

function Validity({ plan, cameAt }: { plan: TeardownPlan; cameAt: number }) {
  const words = useTextPart(teardownText);
  const leftMs = useLeftMs(plan, cameAt);
  if (leftMs <= 0) return <span>{words.expired}</span>;
  return (
    <span>
      {words.validFor} <b className="num font-medium text-ink">{duration(leftMs)}</b>
      {words.orChanges}
    </span>
  );
}

/** By how long a plan holds and when it came: the clocks of two machines differ. */
export function useLeftMs({ madeAt, expiresAt }: Pick<TeardownPlan, "madeAt" | "expiresAt">, cameAt: number): number {
  const now = useNow();
  return Date.parse(expiresAt) - Date.parse(madeAt) - Math.max(0, now - cameAt);
}
