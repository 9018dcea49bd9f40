"use client";

import Link from "next/link";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { deployPage } from "@/components/shell/pages";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { ListedTarget } from "@/lib/domain/target";
import { useText } from "@/lib/text/text-provider";

interface NoServicesProps {
  reached: ListedTarget;
  error: Error | null;
  onRetry: () => unknown;
}

export function NoServices({ reached: { account, region }, error, onRetry }: NoServicesProps) {
  const { board, common } = useText();
  return (
    <Card className="overflow-hidden">
      <div className="grid justify-items-start gap-2 px-4 py-4.5">
        <h2 className="text-sm">{board.empty.title(account.slice(-4), region)}</h2>
        <p className="phrase text-ink-2">{board.empty.what}</p>
        <div className="mt-1 flex flex-wrap gap-2">
          <Button asChild look="primary">
            <Link href="/setup">{board.empty.preflight}</Link>
          </Button>
          <Button asChild>
            <Link href={deployPage}>{common.deploy}</Link>
          </Button>
        </div>
      </div>
      {error && <ProblemNotice asRow error={error} onRetry={onRetry} />}
    </Card>
  );
}
