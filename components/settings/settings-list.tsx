import type { ReactNode } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { cn } from "@/lib/cn";

interface SettingsListProps<Item> {
  label: string;
  /** The grid of its rows on a wide screen; on a phone they stack. */
  columns: string;
  heads: readonly string[];
  items?: readonly Item[];
  error: Error | null;
  onRetry: () => unknown;
  empty: string;
  children: (item: Item) => ReactNode;
}

/** Rows with their four faces: on the way, none, some, and not to be had. */
export function SettingsList<Item>({
  label,
  columns,
  heads,
  items,
  error,
  onRetry,
  empty,
  children,
}: SettingsListProps<Item>) {
  return (
    <>
      <div
        aria-hidden="true"
        className={cn("px-3.5 pb-1 text-2xs font-medium text-ink-3 max-desk:hidden desk:grid", gap, columns)}
      >
        {heads.map((head) => (
          <span key={head}>{head}</span>
        ))}
      </div>
      <Card aria-label={label} aria-busy={!items && !error} className="overflow-hidden">
        {items && items.length > 0 && (
          <ul className={cn(error !== null && "**:text-ink-3")}>{items.map((item) => children(item))}</ul>
        )}
        {items?.length === 0 && <p className="phrase px-3.5 py-3 text-ink-2">{empty}</p>}
        {!items &&
          !error &&
          ["w-1/2", "w-2/3"].map((width) => (
            <div key={width} className="flex min-h-(--row) items-center border-line px-3.5 not-first:border-t">
              <Skeleton className={width} />
            </div>
          ))}
        {error && <ProblemNotice asRow error={error} onRetry={onRetry} />}
      </Card>
    </>
  );
}

const gap = "gap-x-4 gap-y-1";

export function SettingsRow({
  columns,
  className,
  children,
}: {
  columns: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <li
      className={cn(
        "grid items-center border-line px-3.5 py-2 not-first:border-t max-desk:py-3 desk:min-h-(--row)",
        gap,
        columns,
        className,
      )}
    >
      {children}
    </li>
  );
}
