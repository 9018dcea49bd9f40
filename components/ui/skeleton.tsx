import { cn } from "@/lib/cn";

/** Give it the height of what will be there. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cn("shimmering block h-3 rounded-sm", className)} />;
}
