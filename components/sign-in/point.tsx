import type { ReactNode } from "react";

/** One of the numbered things to do, or to know. */
export function Point({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[22px_minmax(0,1fr)] gap-x-3 gap-y-1">
      <span
        aria-hidden="true"
        className="size-5.5 rounded-full text-center font-mono text-2xs leading-5.5 font-medium inset-ring inset-ring-control"
      >
        {number}
      </span>
      <span className="font-[550]">{title}</span>
      <div className="col-start-2 min-w-0">{children}</div>
    </li>
  );
}
