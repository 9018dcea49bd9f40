import { cn } from "@/lib/cn";

/** The grid that the rows of services share, head and skeleton included. */
export const rowColumns = cn(
  "relative grid items-center gap-x-4 border-line px-3.5 pl-3",
  "desk:grid-cols-[112px_minmax(110px,1.25fr)_minmax(110px,1fr)_52px_158px_minmax(84px,auto)]",
  "min-[1160px]:grid-cols-[118px_minmax(150px,1.25fr)_minmax(150px,1fr)_minmax(140px,1fr)_52px_158px_76px_144px]",
  "max-desk:grid-cols-[minmax(0,1fr)_auto] max-desk:gap-x-2.5 max-desk:gap-y-0.75 max-desk:px-3",
);

/** Which columns there is no room for between a phone and a wide window. */
export const onlyWide = "max-[1160px]:hidden";
