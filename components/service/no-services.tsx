"use client";

import Link from "next/link";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { PermittedButton } from "@/components/session/permitted-button";
import { deployPageIn, withTarget } from "@/components/shell/pages";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { ListedTarget } from "@/lib/domain/target";
import { useText } from "@/lib/text/text-provider";

interface NoServicesProps {
  target: ListedTarget;
  error: Error | null;
  onRetry: () => unknown;
}

export function NoServices({ target: { target, alias, account, region }, error, onRetry }: NoServicesProps) {
  const { board, common } = useText();
  const name = alias === account ? account.slice(-4) : alias;
  return (
    <Card className="overflow-hidden">
      <div className="grid justify-items-start gap-2 px-4 py-4.5">
        <h2 className="text-sm">{board.empty.title(name, region)}</h2>
        <p className="phrase text-ink-2">{board.empty.what}</p>
        <div className="mt-1 flex flex-wrap gap-2">
          <Button asChild look="primary">
            <Link href={withTarget("/setup", target)}>{board.empty.preflight}</Link>
          </Button>
          <PermittedButton asChild to="POST /api/v1/runs" target={target}>
            <Link href={deployPageIn(target)}>{common.deploy}</Link>
          </PermittedButton>
        </div>
      </div>
      {error && <ProblemNotice asRow error={error} onRetry={onRetry} />}
    </Card>
  );
}
