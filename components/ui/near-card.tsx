import { type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { cn } from "@/lib/cn";
import { Card, CardHeader, CardTitle } from "./card";
import { Skeleton } from "./skeleton";

interface NearCardProps {
  title: string;
  /** How high the card is about to be, as a class. */
  height: string;
  children: ReactNode;
}

/** A card that is fetched, and asks for what it shows, when somebody comes near it. Until then its name and its place are there. */
export function NearCard({ title, height, children }: NearCardProps) {
  const place = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const watcher = new IntersectionObserver(([seen]) => seen?.isIntersecting && setNear(true), {
      rootMargin: "200px",
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);

  const waiting = (
    <div ref={place}>
      <Card aria-label={title} aria-busy={isNear}>
        <CardHeader>
          <CardTitle>{title}</CardTitle>
        </CardHeader>
        <div className={cn("p-3.5", height)}>{isNear && <Skeleton className="h-full" />}</div>
      </Card>
    </div>
  );
  return isNear ? <Suspense fallback={waiting}>{children}</Suspense> : waiting;
}
