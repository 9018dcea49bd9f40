import type { Row } from "@/components/team/rows";
import { cn } from "@/lib/cn";
import type { ScreenExtra } from "@/lib/domain/screen-extra";
import type { TeamTarget } from "@/lib/domain/team-status";
import { WallProblem } from "./wall-problem";

interface WallProblemsProps {
  rows: readonly Row[];
  targets: readonly TeamTarget[];
  shows?: readonly ScreenExtra[];
  now: number;
}

/** One fills the screen; of several the first is the largest, and the others stand beside it. */
export function WallProblems({ rows, targets, shows, now }: WallProblemsProps) {
  const [first, ...others] = rows;
  const head = (row: Row) => targets.find(({ target }) => target === row.target);
  if (!first) return null;
  const size = others.length > 2 ? "small" : "middle";
  return (
    <div className={cn("grid min-h-0 gap-[1.2em]", others.length > 0 && "grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]")}>
      <WallProblem
        row={first}
        head={head(first)}
        size={others.length > 0 ? "large" : "whole"}
        shows={shows}
        now={now}
      />
      {others.length > 0 && (
        <div className={cn("grid min-h-0 auto-rows-fr gap-[1.2em]", size === "small" && "grid-cols-2")}>
          {others.map((row) => (
            <WallProblem key={row.key} row={row} head={head(row)} size={size} shows={shows} now={now} />
          ))}
        </div>
      )}
    </div>
  );
}
