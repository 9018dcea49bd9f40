import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

export function Kbd({ className, ...props }: ComponentProps<"kbd">) {
  return (
    <kbd
      className={cn("rounded-sm px-1 font-mono text-2xs font-medium text-ink-3 inset-ring inset-ring-line-2", className)}
      {...props}
    />
  );
}
