import type { ReactNode } from "react";
import { Card, CardBody } from "@/components/ui/card";
import { teardownText } from "@/lib/text/parts/teardown";
import { useTextPart } from "@/lib/text/text-part";
import { Money } from "./money";

interface CostCardProps {
  stops: number;
  remains: number;
  /** The day of the prices. */
  pricesOf?: string;
  /** The one button of the page, and what is asked before. */
  children: ReactNode;
}

/** What a teardown is for: the money that stops. */
export function CostCard({ stops, remains, pricesOf, children }: CostCardProps) {
  const words = useTextPart(teardownText).cost;
  return (
    <Card aria-label={words.stops}>
      <CardBody>
        {pricesOf ? (
          <>
            <p className="text-2xs font-medium text-ink-3">{words.stops}</p>
            <p className="num text-[36px] leading-11 font-medium tracking-[-0.045em]">
              <span className="mr-1 text-ink-3">≈</span>
              <Money usd={stops} />
            </p>
            <p className="num text-xs text-ink-3">{words.unit(pricesOf)}</p>
            <p className="mt-3 flex justify-between gap-3 border-t border-line pt-2.5 text-ink-2">
              {words.remains}
              <span className="num">
                ≈ <Money usd={remains} />
              </span>
            </p>
          </>
        ) : (
          <p className="phrase text-ink-3">{words.notPriced}</p>
        )}
        <div className="mt-3.5">{children}</div>
      </CardBody>
    </Card>
  );
}
