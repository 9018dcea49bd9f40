"use client";

import { useEffect, useState } from "react";

const everyMs = 10_000;
const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/** Turns by itself where there is more than one page. Whoever stands near turns with the arrow keys, and holds it with Space. */
export function usePage(pages: number): number {
  const [at, setAt] = useState(0);
  const [isHeld, setHeld] = useState(false);

  useEffect(() => {
    if (pages < 2 || isHeld) return;
    const timer = setInterval(() => setAt((before) => before + 1), everyMs);
    return () => clearInterval(timer);
  }, [pages, isHeld]);

  useEffect(() => {
    const onKeyDown = ({ key }: KeyboardEvent) => {
      const step = steps[key];
      if (step) setAt((before) => (before + step + pages) % pages);
      if (key === " ") setHeld((before) => !before);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [pages]);

  return at;
}
