import type { Day } from "./days";

export const dayPx = 5.2;
export const picturePx = 158;

interface DaysPictureProps {
  days: readonly Day[];
  isDeploying: boolean;
  /** The day that is read. */
  at?: number;
}

/** Heights carry the meaning: whole, with a gap, tall with a foot, a stub; a dot below is a deploy. */
export function DaysPicture({ days, isDeploying, at }: DaysPictureProps) {
  const last = days.length - 1;
  const pathOf = (state: Day["state"], draw: (x: string) => string) =>
    days
      .flatMap((day, index) => (day.state === state && !(isDeploying && index === last) ? draw(xOf(index)) : []))
      .join("");
  return (
    <svg viewBox={`0 0 ${picturePx} 24`} aria-hidden="true" className="h-6 w-39.5 max-w-full">
      {at !== undefined && <rect x={at * dayPx - 0.9} width={dayPx} height="24" fill="var(--selected)" />}
      <path d={pathOf("h", (x) => `M${x} 5h3.4v13h-3.4z`)} fill="var(--bar-ok)" />
      <path d={pathOf("d", (x) => `M${x} 1h3.4v7h-3.4zM${x} 10.5h3.4v7.5h-3.4z`)} fill="var(--degraded)" />
      <path d={pathOf("f", (x) => `M${x} 1h3.4v17h-3.4zM${x} 20.5h4v3h-4z`)} fill="var(--failed)" />
      <path d={pathOf("-", (x) => `M${x} 16h3.4v2h-3.4z`)} fill="var(--bar-none)" />
      {isDeploying && (
        <rect
          x={last * dayPx + 0.6}
          y="5.6"
          width="2.2"
          height="11.8"
          fill="none"
          stroke="var(--running)"
          strokeWidth="1.2"
        />
      )}
      {days.map(
        ({ deploys, state, date }, index) =>
          deploys > 0 &&
          state !== "f" && <circle key={date.getTime()} cx={index * dayPx + 1.7} cy="22" r="1.1" fill="var(--ink-3)" />,
      )}
    </svg>
  );
}

function xOf(index: number): string {
  return (index * dayPx).toFixed(1);
}
