"use client";

import { ArrowDown, ArrowUp } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { cn } from "@/lib/cn";
import { costsText } from "@/lib/text/parts/costs";
import { useTextPart } from "@/lib/text/text-part";
import { type CostRow, pressed, type Sort, type SortColumn, sortRows } from "./rows";
import { ServiceCostRow } from "./service-cost-row";
import { head, headCell, numberHead } from "./table-looks";

const atOnce = 200;

const columns: readonly { by: SortColumn; className: string }[] = [
  { by: "service", className: "" },
  { by: "target", className: "max-desk:hidden" },
  { by: "tasks", className: cn(numberHead, "max-desk:hidden") },
  { by: "loadBalancer", className: cn(numberHead, "max-desk:hidden") },
  { by: "kept", className: cn(numberHead, "max-desk:hidden") },
  { by: "spent", className: cn(numberHead, "max-desk:hidden") },
  { by: "hour", className: cn(numberHead, "max-desk:hidden") },
  { by: "month", className: numberHead },
];

interface ServiceCostsProps {
  rows: readonly CostRow[];
  sort: Sort;
  onSort: (sort: Sort) => void;
}

/** Every service; its column heads sort. */
export function ServiceCosts({ rows, sort, onSort }: ServiceCostsProps) {
  const words = useTextPart(costsText);
  const [most, setMost] = useState(atOnce);
  const shown = sortRows(rows, sort).slice(0, most);
  const rest = rows.length - shown.length;

  return (
    <Card aria-label={words.byService} className="overflow-hidden">
      <CardHeader>
        <CardTitle>{words.byService}</CardTitle>
      </CardHeader>
      <table className="w-full border-collapse">
        <thead>
          <tr className={head}>
            {columns.map(({ by, className }) => (
              <SortHead key={by} by={by} className={className} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <ServiceCostRow key={`${row.of.target} ${row.clusterName} ${row.serviceName}`} row={row} />
          ))}
        </tbody>
      </table>
      {rest > 0 && (
        <div className="border-t border-line p-2 text-center">
          <Button onClick={() => setMost(most + atOnce)}>{words.more(Math.min(rest, atOnce))}</Button>
        </div>
      )}
    </Card>
  );
}

interface SortHeadProps {
  by: SortColumn;
  className: string;
  sort: Sort;
  onSort: (sort: Sort) => void;
}

function SortHead({ by, className, sort, onSort }: SortHeadProps) {
  const words = useTextPart(costsText);
  const isSorted = sort.by === by;
  const Arrow = sort.isDescending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (sort.isDescending ? "descending" : "ascending") : undefined}
      className={cn(headCell, className)}
    >
      <button
        type="button"
        title={words.sortBy(words.columns[by])}
        onClick={() => onSort(pressed(sort, by))}
        className={cn(
          "inline-flex min-h-6 cursor-pointer items-center gap-1 font-sans text-2xs hover:text-ink",
          isSorted ? "font-semibold text-ink" : "font-medium",
        )}
      >
        {words.columns[by]}
        {isSorted && <Arrow size={12} aria-hidden="true" />}
      </button>
    </th>
  );
}
