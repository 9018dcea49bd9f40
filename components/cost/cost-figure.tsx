import type { ReactNode } from "react";

interface CostFigureProps {
  label: string;
  /** As money; none where it is not known. */
  value: ReactNode;
  /** Below it, small. */
  unit: ReactNode;
}

/** One sum of money: what it is, how much, of what. Beside it there must be an EstimateNote. */
export function CostFigure({ label, value, unit }: CostFigureProps) {
  return (
    <div className="min-w-0">
      <dt className="text-2xs font-medium text-ink-3">{label}</dt>
      <dd className="m-0">
        <span className="block font-mono text-[28px]/9 tracking-tight tabular-nums max-desk:text-[22px]/8">
          {value}
        </span>
        <span className="text-xs text-ink-3">{unit}</span>
      </dd>
    </div>
  );
}
