import { cn } from "@/lib/cn";
import { teamText } from "@/lib/text/parts/team";
import { useTextPart } from "@/lib/text/text-part";
import { onlyWide, rowColumns } from "./row-columns";

/** For the eye; each cell says by itself what it is. */
export function ColumnHeads() {
  const { columns } = useTextPart(teamText);
  return (
    <div
      aria-hidden="true"
      className={cn(rowColumns, "min-h-6.5 pl-4.5! text-2xs font-medium text-ink-3 max-desk:hidden!")}
    >
      <span>{columns.state}</span>
      <span>{columns.service}</span>
      <span>{columns.version}</span>
      <span className={onlyWide}>{columns.deployedBy}</span>
      <span>{columns.tasks}</span>
      <span>{columns.days}</span>
      <span className={cn("text-right", onlyWide)}>{columns.cost}</span>
    </div>
  );
}
