"use client";

import { type MouseEvent, type ReactNode, Suspense, type ToggleEvent, useId, useRef, useState } from "react";
import { cn } from "@/lib/cn";

interface PopoverProps {
  /** Spread on a button. */
  trigger: (control: { popoverTarget: string }) => ReactNode;
  children: ReactNode;
}

/**
 * What a button opens beside itself: the browser's own popover, which closes with Escape, outside clicks, by its links and by what has
 * `data-closes`. What is in it is there once it was opened, and may be fetched then.
 */
export function Popover({ trigger, children }: PopoverProps) {
  const id = useId();
  const place = useRef<HTMLSpanElement>(null);
  const [wasOpened, setOpened] = useState(false);

  const prepare = ({ currentTarget, newState }: ToggleEvent<HTMLDivElement>) => {
    const button = newState === "open" && place.current?.firstElementChild?.getBoundingClientRect();
    if (!button) return;
    setOpened(true);
    currentTarget.style.top = `${button.bottom + window.scrollY + 6}px`;
    const { clientWidth } = document.documentElement;
    const isOnTheLeft = button.left + button.right < clientWidth;
    currentTarget.style.left = isOnTheLeft ? `${Math.max(6, button.left)}px` : "auto";
    currentTarget.style.right = isOnTheLeft ? "auto" : `${clientWidth - button.right}px`;
  };
  const closeAfterPress = ({ target, currentTarget }: MouseEvent<HTMLDivElement>) => {
    if (target instanceof Element && target.closest("a, [data-closes]")) currentTarget.hidePopover();
  };

  return (
    <span ref={place} className="contents">
      {trigger({ popoverTarget: id })}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click
          biome-ignore lint/a11y/noStaticElementInteractions: its links are what acts */}
      <div
        id={id}
        popover="auto"
        onBeforeToggle={prepare}
        onClick={closeAfterPress}
        className={cn(
          "inset-auto absolute m-0 min-w-52 animate-[appear_var(--fast)_var(--ease)] rounded-lg border border-line-2 bg-raised p-1",
          "text-ink whitespace-nowrap shadow-over",
        )}
      >
        {wasOpened && <Suspense fallback={<span className="block min-h-24" />}>{children}</Suspense>}
      </div>
    </span>
  );
}

/** How a line of a popover looks, whether it is a link, a button or a choice. */
export const popoverLine = cn(
  "flex min-h-8 w-full cursor-pointer items-center gap-2 rounded-md px-2.5 text-left hover:bg-hover max-desk:min-h-11",
  "disabled:cursor-default disabled:bg-transparent disabled:text-ink-off",
);
