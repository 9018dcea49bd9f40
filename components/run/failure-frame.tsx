import type { ReactNode } from "react";
import { Mark } from "@/components/progress/mark";

interface FailureFrameProps {
  title: string;
  /** Beside the title. */
  aside?: ReactNode;
  children: ReactNode;
}

/** What stopped, in plain words; below it the parts that say more. */
export function FailureFrame({ title, aside, children }: FailureFrameProps) {
  return (
    <section
      aria-labelledby="failure"
      className="mb-3.5 overflow-hidden rounded-lg border border-failed-line bg-surface"
    >
      <header className="flex flex-wrap items-center gap-2.5 border-b border-failed-line bg-failed-tint px-4 py-3 max-desk:items-start">
        <Mark state="failed" className="size-4 max-desk:mt-0.75" />
        <h2 id="failure" className="phrase min-w-0 flex-[1_1_220px] text-lg leading-[22px]">
          {title}
        </h2>
        {aside}
      </header>
      <dl className="grid desk:grid-cols-[112px_minmax(0,1fr)]">{children}</dl>
    </section>
  );
}

export function FailurePart({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="border-line px-4 font-medium text-ink-3 max-desk:pt-3 desk:border-t desk:py-3.5 desk:pr-0 desk:first:border-0">
        {label}
      </dt>
      <dd className="border-line pr-4 leading-relaxed wrap-anywhere max-desk:px-3.5 max-desk:pt-0.75 max-desk:pb-3 max-desk:not-last:border-b desk:border-t desk:py-3.5 desk:nth-of-type-1:border-0">
        {children}
      </dd>
    </>
  );
}

interface WayProps {
  /** From 0. */
  index: number;
  sentence: string;
  /** What can be pressed for it. */
  children?: ReactNode;
}

/** One of the things that can be done about it. */
export function Way({ index, sentence, children }: WayProps) {
  return (
    <li className="grid grid-cols-[20px_minmax(0,1fr)_auto] items-start gap-2.5 max-desk:grid-cols-[20px_minmax(0,1fr)]">
      <span className="num mt-0.25 h-5 rounded-full text-center text-2xs leading-5 inset-ring inset-ring-control">
        {index + 1}
      </span>
      <span className="phrase">{sentence}</span>
      {children}
    </li>
  );
}
