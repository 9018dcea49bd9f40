import type { ReactNode } from "react";

export function Facts({ children }: { children: ReactNode }) {
  return (
    <dl className="grid content-start grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1.5 max-desk:grid-cols-1 max-desk:gap-y-0.5">
      {children}
    </dl>
  );
}

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-xs leading-5 text-ink-3 max-desk:mt-1">{label}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  );
}
