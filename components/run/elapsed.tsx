import { useNow } from "@/components/ui/use-now";
import { durationBetween } from "@/lib/format";

/** A duration that ticks by itself until its end is known. */
export function Elapsed({ startedAt, endedAt }: { startedAt: string; endedAt?: string }) {
  return endedAt ? durationBetween(startedAt, endedAt, 0) : <Ticking startedAt={startedAt} />;
}

function Ticking({ startedAt }: { startedAt: string }) {
  return durationBetween(startedAt, undefined, useNow());
}
