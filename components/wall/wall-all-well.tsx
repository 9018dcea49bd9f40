import { Mark } from "@/components/progress/mark";
import type { Row } from "@/components/team/rows";
import { wallText } from "@/lib/text/parts/wall";
import { useTextPart } from "@/lib/text/text-part";

interface WallAllWellProps {
  rows: readonly Row[];
  /** All of every target was read. */
  isKnown: boolean;
}

/** Nobody has to do anything. Where something is old, leaving or not known, it is not said that all is well. */
export function WallAllWell({ rows, isKnown }: WallAllWellProps) {
  const wall = useTextPart(wallText);
  const healthy = rows.filter(({ state }) => state === "healthy").length;
  const areAllHealthy = rows.length > 0 && healthy === rows.length;
  const isAllWell = isKnown && areAllHealthy;
  const title = isAllWell
    ? wall.allWell
    : healthy > 0
      ? wall.healthyOf(healthy)
      : isKnown
        ? wall.nothing
        : wall.looking;
  return (
    <section className="grid content-center justify-items-center gap-[1em] text-center">
      <Mark state={healthy > 0 ? "succeeded" : "waiting"} className="size-[7em]" />
      <p className="phrase text-[5.4em] leading-[1.1] font-semibold tracking-tight">{title}</p>
      {isAllWell && <p className="text-[2.4em] text-ink-2">{wall.healthyOf(healthy)}</p>}
    </section>
  );
}
