import { cn } from "@/lib/cn";

/** The grid that the rows of services share, head and skeleton included. */
export const serviceColumns = cn(
  "relative grid items-center gap-x-4 border-line px-3.5 pl-3 not-first:border-t desk:min-h-(--row)",
  "desk:grid-cols-[118px_minmax(130px,1.2fr)_minmax(130px,1fr)_minmax(120px,1fr)_52px_60px_minmax(140px,1.3fr)_80px]",
  "max-desk:min-h-15 max-desk:grid-cols-[minmax(0,1fr)_auto] max-desk:gap-y-0.75 max-desk:px-3 max-desk:py-2.25",
);
