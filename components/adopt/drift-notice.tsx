import { Mark } from "@/components/progress/mark";
import { cn } from "@/lib/cn";
import { drifts } from "@/lib/domain/adopted";
import type { AdoptedShip } from "@/lib/domain/adopted-ship";
import { adoptText } from "@/lib/text/parts/adopt";
import { useTextPart } from "@/lib/text/text-part";

interface DriftNoticeProps {
  ship: AdoptedShip;
  /** On the page itself, and not in a card. */
  isApart?: boolean;
}

/** Said before the press and beside the run: the service is then otherwise than its stack says. */
export function DriftNotice({ ship, isApart = false }: DriftNoticeProps) {
  const { drift } = useTextPart(adoptText);
  if (!drifts(ship)) return null;
  return (
    <p
      className={cn(
        "flex gap-2 border-degraded-line bg-degraded-tint px-3.5 py-2.5 text-ink-2",
        isApart ? "mb-3.5 rounded-lg border" : "border-t",
      )}
    >
      <Mark state="degraded" className="mt-0.5 size-4" />
      <span className="phrase min-w-0 wrap-anywhere">{drift(ship.stackName ?? "")}</span>
    </p>
  );
}
