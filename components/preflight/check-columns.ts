import { cn } from "@/lib/cn";

/** The grid of one check: state, name, what was found. */
export const checkColumns = cn(
  "grid gap-x-4 gap-y-1.5 border-line px-3.5 py-3 not-first:border-t",
  "grid-cols-[minmax(0,1fr)_auto] desk:grid-cols-[150px_150px_minmax(0,1fr)]",
);
