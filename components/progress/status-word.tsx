import { cn } from "@/lib/cn";
import { Mark, type MarkState, stateInk } from "./mark";

/** Mark and word as they stand in rows. What is well is quiet: only its mark has colour. */
export function StatusWord({ state, word }: { state: MarkState; word: string }) {
  const ink = state === "succeeded" ? "text-ink-2" : cn("font-medium", stateInk[state]);
  return (
    <span className={cn("flex items-center gap-1.5 whitespace-nowrap", ink)}>
      <Mark state={state} />
      {word}
    </span>
  );
}
