import type { Rollout } from "@/lib/domain/rollout";
import { newShare } from "@/lib/domain/traffic";
import { useRunText } from "./use-run-text";

/** New is filled, current is hollow; which is which does not hang on colour. */
export function TrafficBar({ rollout }: { rollout?: Rollout }) {
  const { run } = useRunText();
  const share = rollout && newShare(rollout);

  if (share === undefined) {
    return (
      <p className="flex h-8.5 items-center rounded-md px-2.5 text-xs text-ink-3 inset-ring inset-ring-line-2">
        {run.trafficNone}
      </p>
    );
  }
  return (
    <div
      role="img"
      aria-label={run.trafficOf(share)}
      className="flex h-8.5 gap-0.5 overflow-hidden rounded-md text-xs font-medium"
    >
      <div
        className="flex items-center overflow-hidden bg-primary whitespace-nowrap text-primary-foreground transition-[flex-basis] duration-(--slow) ease-slip"
        style={{ flex: `0 0 ${share}%`, paddingInline: share < 4 ? 0 : 10 }}
      >
        {share >= 15 && (
          <>
            {run.trafficNew} <span className="num ml-1.5">{share} %</span>
          </>
        )}
      </div>
      {share < 100 && (
        <div className="flex flex-1 items-center gap-3 overflow-hidden bg-hover px-2.5 whitespace-nowrap text-ink-2 inset-ring inset-ring-line-2">
          {share < 15 && (
            <span className="text-primary">
              {run.trafficNew} <span className="num">{share} %</span>
            </span>
          )}
          <span>
            {run.trafficCurrent} <span className="num ml-1.5">{100 - share} %</span>
          </span>
        </div>
      )}
    </div>
  );
}
