import { useEffect, useRef, useState } from "react";

const leastMs = 5000;

/** Says to screen readers what has changed, at most once in five seconds. */
export function Announcer({ news }: { news: string }) {
  const [said, setSaid] = useState(news);
  const saidAt = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    const wait = Math.max(0, saidAt.current + leastMs - performance.now());
    const timer = setTimeout(() => {
      saidAt.current = performance.now();
      setSaid(news);
    }, wait);
    return () => clearTimeout(timer);
  }, [news]);

  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}
