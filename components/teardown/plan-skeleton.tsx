import { SlowNotice } from "@/components/problem/slow-notice";
import { Card, CardHeader } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { teardownText } from "@/lib/text/parts/teardown";
import { useTextPart } from "@/lib/text/text-part";
import { planColumns } from "./plan-columns";
import { planRow } from "./plan-row";

const groups = [
  ["w-1/2", "w-2/3", "w-3/5", "w-1/2", "w-2/5", "w-1/2", "w-3/5"],
  ["w-3/5", "w-1/2"],
  ["w-2/3", "w-1/2"],
];

/** As high as the plan of one service. */
export function PlanSkeleton({ onCancel }: { onCancel?: () => void }) {
  const words = useTextPart(teardownText);
  return (
    <div aria-busy="true" className={planColumns}>
      <div className="grid min-w-0 gap-3.5">
        {groups.map((rows, index) => (
          <Card key={rows.join()}>
            <CardHeader>
              <Skeleton className="w-32" />
            </CardHeader>
            <ul>
              {rows.map((width, row) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: these rows never move
                <li key={row} className={planRow}>
                  <Skeleton className="size-4" />
                  <Skeleton className="w-28" />
                  <Skeleton className={`${width} max-desk:hidden`} />
                  <Skeleton className="w-10" />
                </li>
              ))}
            </ul>
            {index === 0 && <SlowNotice operation={words.lookingAt} onCancel={onCancel} />}
          </Card>
        ))}
      </div>
      <div className="grid gap-3.5">
        <Card className="h-70" />
        <Card className="h-90" />
      </div>
    </div>
  );
}
