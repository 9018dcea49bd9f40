import { cn } from "@/lib/cn";

/** A place on the width of the graph: a share of it, and some pixels more or less. */
interface Place {
  percent: number;
  px: number;
}

const middle: Place = { percent: 50, px: 0 };
/** As two columns with 12 px between them have their middles. */
const ofTwo: readonly Place[] = [
  { percent: 25, px: -3 },
  { percent: 75, px: 3 },
];

interface OrderLinesProps {
  lines: readonly { from: number; to: number }[];
  /** How many stand side by side above and below. */
  above: number;
  below: number;
}

/** From each of a level to what waits for it on the next; the list says the same in words. */
export function OrderLines({ lines, above, below }: OrderLinesProps) {
  const drawn = new Map(
    lines.map(({ from, to }) => {
      const line = { from: placeOf(from, above), to: placeOf(to, below) };
      return [JSON.stringify(line), line];
    }),
  );
  return (
    <span aria-hidden="true" className="relative block h-7">
      {[...drawn].map(([key, line]) => (
        <Line key={key} {...line} />
      ))}
    </span>
  );
}

function placeOf(index: number, count: number): Place {
  return (count === 2 && ofTwo[index]) || middle;
}

function Line({ from, to }: { from: Place; to: Place }) {
  const isStraight = from.percent === to.percent;
  const goesRight = to.percent > from.percent;
  const halfway = { percent: (from.percent + to.percent) / 2, px: (from.px + to.px) / 2 };
  return (
    <>
      {isStraight && <span className="absolute inset-y-0 border-l border-control" style={{ left: css(from) }} />}
      {!isStraight && (
        <>
          <span
            className={cn(
              "absolute top-0 h-[calc(50%+1px)] border-b border-control",
              goesRight ? "rounded-bl-md border-l" : "rounded-br-md border-r",
            )}
            style={between(from, halfway)}
          />
          <span
            className={cn(
              "absolute bottom-0 h-1/2 border-t border-control",
              goesRight ? "rounded-tr-md border-r" : "rounded-tl-md border-l",
            )}
            style={between(halfway, to)}
          />
        </>
      )}
      <span
        className="absolute bottom-px size-1.5 -translate-x-1/2 rotate-45 border-r border-b border-control"
        style={{ left: css(to) }}
      />
    </>
  );
}

function between(one: Place, other: Place): { left: string; right: string } {
  const [left, right] = one.percent < other.percent ? [one, other] : [other, one];
  return { left: css(left), right: css({ percent: 100 - right.percent, px: -right.px }) };
}

function css({ percent, px }: Place): string {
  return `calc(${percent}% + ${px}px)`;
}
