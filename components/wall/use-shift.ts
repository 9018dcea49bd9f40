"use client";

import { useEffect, useState } from "react";

const everyMs = 60_000;
/** In `em`, so that it is as little at every size. */
const places = [
  [0, 0],
  [0.4, 0.2],
  [0.2, 0.4],
  [-0.2, 0.3],
  [-0.4, 0],
  [-0.3, -0.3],
  [0.1, -0.4],
  [0.4, -0.2],
];

/** What stands at the same place for weeks burns in: all of it moves a little every minute. */
export function useShift(): string {
  const [at, setAt] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setAt((before) => (before + 1) % places.length), everyMs);
    return () => clearInterval(timer);
  }, []);
  const [x = 0, y = 0] = places[at] ?? [];
  return `translate(${x}em, ${y}em)`;
}
