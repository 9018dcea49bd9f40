"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { DecideApproval } from "@/components/approval/decide-approval";
import { Mark } from "@/components/progress/mark";
import { TargetName } from "@/components/target/target-marks";
import { useKnownTarget } from "@/components/target/use-target";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { useNow } from "@/components/ui/use-now";
import { approvalsQuery } from "@/lib/api/approval-queries";
import type { Approval } from "@/lib/domain/approval";
import { ago, timeLeft } from "@/lib/format";
import { approvalText } from "@/lib/text/parts/approval";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

/** What waits for a second person, above what has been done. */
export function WaitingApprovals() {
  const words = useTextPart(approvalText);
  const { data } = useQuery(approvalsQuery());
  const waiting = data?.approvals.filter(({ state }) => state === "waiting") ?? [];
  if (waiting.length === 0) return null;
  return (
    <Card aria-label={words.list} className="mb-3.5">
      <CardHeader>
        <Mark state="waiting" />
        <CardTitle>{words.list}</CardTitle>
        <span className="num text-ink-3">{waiting.length}</span>
      </CardHeader>
      <ul>
        {waiting.map((approval) => (
          <WaitingApproval key={approval.id} approval={approval} />
        ))}
      </ul>
    </Card>
  );
}

function WaitingApproval({ approval }: { approval: Approval }) {
  const text = useText();
  const words = useTextPart(approvalText);
  const now = useNow();
  const target = useKnownTarget(approval.target);
  const { id, subject, name, reason, askedBy, askedAt, expiresAt, mayDecide } = approval;
  return (
    <li className="grid gap-3 border-line px-3.5 py-3 not-first:border-t">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Link href={`/runs/${id}`} className="link font-[550]">
          {words.of[subject](name)}
        </Link>
        <span className="flex items-center gap-2">{target && <TargetName target={target} />}</span>
        <span className="text-ink-3">{ago(askedAt, now, text)}</span>
        <p className="phrase basis-full text-ink-2 wrap-anywhere">
          {words.about(askedBy, reason)} {words.until[subject](timeLeft(Date.parse(expiresAt) - now, text))}
        </p>
      </div>
      {mayDecide && <DecideApproval approval={approval} />}
    </li>
  );
}
