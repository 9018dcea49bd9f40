import { SlowNotice } from "@/components/problem/slow-notice";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { serviceColumns } from "./service-columns";

const widths = ["w-2/3", "w-1/2", "w-3/5"];

export function ServicesSkeleton({ operation }: { operation: string }) {
  return (
    <Card aria-busy="true" className="overflow-hidden pl-1.25">
      <div className="h-9 bg-canvas" />
      <ServiceRowSkeletons />
      <SlowNotice operation={operation} />
    </Card>
  );
}

export function ServiceRowSkeletons() {
  return widths.map((width) => (
    <div key={width} className={serviceColumns}>
      <Skeleton className="w-20" />
      <Skeleton className={width} />
      <Skeleton className="w-24 max-desk:hidden" />
      <Skeleton className="w-24 max-desk:hidden" />
      <Skeleton className="w-8 max-desk:hidden" />
      <Skeleton className="w-8 max-desk:hidden" />
      <Skeleton className={`${width} max-desk:hidden`} />
    </div>
  ));
}
