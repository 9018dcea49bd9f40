import type { ReactNode } from "react";

interface TickRowProps {
  isTicked: boolean;
  onTick: () => void;
  children: ReactNode;
}

/** A line of a list of which several may be chosen. */
export function TickRow({ isTicked, onTick, children }: TickRowProps) {
  return (
    <label className="flex min-h-8 cursor-pointer flex-wrap items-center gap-x-3 gap-y-0.5 border-line px-2.5 py-1 text-xs not-first:border-t hover:bg-hover has-checked:bg-primary-tint max-desk:min-h-11">
      <input type="checkbox" checked={isTicked} onChange={onTick} className="size-4 shrink-0 accent-primary" />
      {children}
    </label>
  );
}
