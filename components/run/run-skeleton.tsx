import { Card, CardHeader } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

/** As high as the page of a run that has just begun. */
export function RunSkeleton() {
  return (
    <div aria-busy="true">
      <div className="mb-4 grid h-18.5 grid-cols-[minmax(0,1fr)] content-between py-1">
        <Skeleton className="w-32" />
        <Skeleton className="h-5 w-72 max-w-full" />
        <Skeleton className="w-96 max-w-full" />
      </div>
      <Card className="mb-3.5 h-16.5 max-desk:hidden" />
      <div className="grid items-start gap-3.5 desk:grid-cols-[276px_minmax(0,1fr)]">
        <Card>
          <CardHeader>
            <Skeleton className="w-16" />
          </CardHeader>
          <div className="grid gap-5 p-3.5">
            {[60, 40, 70, 50, 64, 44, 56].map((width) => (
              <Skeleton key={width} className="h-4" />
            ))}
          </div>
        </Card>
        <Card className="h-110" />
      </div>
    </div>
  );
}
