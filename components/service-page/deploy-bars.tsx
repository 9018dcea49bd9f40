import Link from "next/link";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { useNow } from "@/components/ui/use-now";
import { cn } from "@/lib/cn";
import type { RunSummary } from "@/lib/domain/run";
import { ago, durationBetween } from "@/lib/format";
import { servicePageText } from "@/lib/text/parts/service-page";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

const shown = 20;
const tallestPx = 48;

/** The last deploys: as high as they took long, and of a shape for each result. */
export function DeployBars({ runs }: { runs: readonly RunSummary[] }) {
  const text = useText();
  const words = useTextPart(servicePageText);
  const now = useNow();
  const deploys = runs
    .filter(({ kind }) => kind === "deploy")
    .slice(0, shown)
    .toReversed();
  const took = (run: RunSummary) => (run.endedAt ? Date.parse(run.endedAt) : now) - Date.parse(run.startedAt);
  const longest = Math.max(1, ...deploys.map(took));

  return (
    <Card aria-label={words.lastDeploys}>
      <CardHeader>
        <CardTitle>{words.lastDeploys}</CardTitle>
      </CardHeader>
      {deploys.length === 0 ? (
        <p className="px-3.5 py-3 text-ink-2">{words.noDeploys}</p>
      ) : (
        <ol className="flex h-20 items-end gap-0.5 px-3.5 pt-3 pb-2.5">
          {deploys.map((run) => (
            <li key={run.id} className="flex h-full flex-1 items-end justify-center">
              <Link
                href={`/runs/${run.id}`}
                title={nameOf(run)}
                aria-label={nameOf(run)}
                className="flex h-full w-full min-w-2 items-end justify-center rounded-sm hover:bg-hover"
              >
                <span
                  className={cn("block w-2", shapes[run.progress])}
                  style={{ height: Math.max(6, Math.round((took(run) / longest) * tallestPx)) }}
                />
              </Link>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );

  function nameOf(run: RunSummary): string {
    const word = text.progress.of[run.progress];
    const long = durationBetween(run.startedAt, run.endedAt, now);
    return words.deployOf(run.number, word, long, ago(run.startedAt, now, text));
  }
}

/** A failed one stands on a foot, a cancelled one is hollow, one under way is dashed. */
const shapes: Record<RunSummary["progress"], string> = {
  waiting: "border border-dashed border-waiting",
  running: "border border-dashed border-running bg-running-tint",
  succeeded: "rounded-t-sm bg-bar-ok",
  failed: "rounded-t-sm border-b-4 border-double border-surface bg-failed",
  cancelled: "rounded-t-sm border border-cancelled",
};
