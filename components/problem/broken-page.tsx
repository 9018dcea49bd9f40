"use client";

import { Button } from "@/components/ui/button";
import { useText } from "@/lib/text/text-provider";

/** Where a page threw what no part of it could tell. */
export function BrokenPage({ digest, onRetry }: { digest?: string; onRetry: () => void }) {
  const { common, problem } = useText();
  return (
    <div role="alert" className="grid justify-items-start gap-2">
      <h1 className="text-xl">{problem.unexpected.title}</h1>
      <p className="text-ink-2">{problem.unexpected.wayOut}</p>
      {digest && <p className="num text-ink-3">{problem.request(digest)}</p>}
      <Button look="primary" onClick={onRetry} className="mt-2">
        {common.retry}
      </Button>
    </div>
  );
}
