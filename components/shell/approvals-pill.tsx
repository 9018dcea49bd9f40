"use client";

import { useQuery } from "@tanstack/react-query";
import { Stamp } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { approvalsQuery } from "@/lib/api/approval-queries";
import { useText } from "@/lib/text/text-provider";

/** Quiet, and only there while something waits for whoever looks. */
export function ApprovalsPill() {
  const { shell } = useText();
  const { data } = useQuery(approvalsQuery());
  const count = data?.approvals.filter(({ state, mayDecide }) => state === "waiting" && mayDecide).length ?? 0;
  if (count === 0) return null;
  return (
    <Button asChild size="pill" look="edge">
      <Link href="/activity" aria-label={shell.waitForYou(count)}>
        <Stamp size={14} aria-hidden="true" />
        <span className="num">{count}</span>
        <span className="max-desk:hidden">{shell.toApprove}</span>
      </Link>
    </Button>
  );
}
