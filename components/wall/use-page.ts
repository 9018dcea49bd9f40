"use client";

import { useEffect, useState } from "react";

const everyMs = 10_000;
const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/**
 * How many pages were turned, backwards too: one every ten seconds, also where there is only one, which is then put in order anew.
 * Whoever stands near turns with the arrow keys, and holds a page with Space.
 */
export function usePage(): number {
  const [at, setAt] = useState(0);
  const [isHeld, setHeld] = useState(false);

  useEffect(() => {
    if (isHeld) return;
    const timer = setInterval(() => setAt((before) => before + 1), everyMs);
    return () => clearInterval(timer);
  }, [isHeld]);

  useEffect(() => {
    const onKeyDown = ({ key }: KeyboardEvent) => {
      const step = steps[key];
      if (step) setAt((before) => before + step);
      if (key === " ") setHeld((before) => !before);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);

  return at;
}
