"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { useText } from "@/lib/text/text-provider";

const slowMs = 5000;

/** Nothing at first; after five seconds of waiting it names the call of AWS that is waited for. */
export function SlowNotice({ operation, onCancel }: { operation: string; onCancel?: () => void }) {
  const text = useText();
  const [waitedMs, setWaited] = useState(0);

  useEffect(() => {
    const startedAt = performance.now();
    const timer = setInterval(() => setWaited(performance.now() - startedAt), 100);
    return () => clearInterval(timer);
  }, []);

  if (waitedMs < slowMs) return null;
  return (
    <div className="flex min-h-10 items-center gap-2.5 border-t border-line px-3.5 py-1.5 text-ink-2">
      <span className="flex-1 tabular-nums">
        {text.common.slow(operation, text.time.seconds(Math.floor(waitedMs / 100) / 10))}
      </span>
      {onCancel && (
        <Button size="small" onClick={onCancel}>
          {text.common.cancel}
        </Button>
      )}
    </div>
  );
}
