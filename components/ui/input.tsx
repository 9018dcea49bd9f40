import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";

const box = cn(
  "w-full min-w-0 rounded-md border border-control bg-surface px-2.5 text-ink max-desk:text-lg",
  "aria-invalid:border-failed disabled:border-line-2 disabled:bg-transparent disabled:text-ink-off",
);

export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input className={cn(box, "min-h-8 max-desk:min-h-11", className)} {...props} />;
}

export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return <textarea className={cn(box, "min-h-24 py-1.5 font-mono text-xs", className)} {...props} />;
}

export function Select({ className, ...props }: ComponentProps<"select">) {
  return <select className={cn(box, "min-h-8 pr-1 max-desk:min-h-11", className)} {...props} />;
}
