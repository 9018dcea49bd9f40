import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

export function Chip({ className, ...props }: ComponentProps<"span">) {
  return (
    <span
      className={cn(
        "inline-flex h-5 items-center gap-1 rounded-sm px-1.5 text-2xs whitespace-nowrap text-ink-2 inset-ring inset-ring-line-2",
        className,
      )}
      {...props}
    />
  );
}
