import { Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/cn";
import { onlyWide, rowColumns } from "./row-columns";

const widths = ["w-2/3", "w-1/2", "w-3/5"];

/** As high as what comes. */
export function RowSkeletons() {
  return widths.map((width) => (
    <div
      key={width}
      className={cn(rowColumns, "not-first:border-t desk:min-h-(--row) max-desk:min-h-15 max-desk:py-2.25")}
    >
      <Skeleton className="w-20 max-desk:order-2" />
      <Skeleton className={width} />
      <Skeleton className="w-24 max-desk:hidden" />
      <Skeleton className={cn("w-24 max-desk:hidden", onlyWide)} />
      <Skeleton className="w-8 max-desk:hidden" />
      <Skeleton className="w-36 max-desk:hidden" />
    </div>
  ));
}
