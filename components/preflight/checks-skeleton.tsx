import { SlowNotice } from "@/components/problem/slow-notice";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { checkIds } from "@/lib/domain/check-reasons";
import { checkColumns } from "./check-columns";

export function ChecksSkeleton({ operation, onCancel }: { operation: string; onCancel?: () => void }) {
  return (
    <Card aria-busy="true">
      <div className="min-h-10" />
      {checkIds.map((name) => (
        <div key={name} className={checkColumns}>
          <Skeleton className="w-24" />
          <Skeleton className="w-28" />
          <div className="grid gap-2 py-1 max-desk:col-span-2">
            <Skeleton className="w-3/4" />
            <Skeleton className="w-1/2" />
          </div>
        </div>
      ))}
      <SlowNotice operation={operation} onCancel={onCancel} />
    </Card>
  );
}
