import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

interface KbdProps extends ComponentProps<"kbd"> {
  /** On a filled button, where it has no edge of its own. */
  isPlain?: boolean;
}

export function Kbd({ isPlain = false, className, ...props }: KbdProps) {
  const look = isPlain ? "" : "text-ink-3 inset-ring inset-ring-line-2";
  return <kbd className={cn("rounded-sm px-1 font-mono text-2xs font-medium", look, className)} {...props} />;
}
