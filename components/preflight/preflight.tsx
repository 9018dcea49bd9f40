"use client";

import { useQueryClient } from "@tanstack/react-query";
import { RotateCw } from "lucide-react";
import Link from "next/link";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { StatusBadge } from "@/components/progress/status-badge";
import { PermittedButton } from "@/components/session/permitted-button";
import { deployPageIn } from "@/components/shell/pages";
import { Button } from "@/components/ui/button";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { useNow } from "@/components/ui/use-now";
import { checkQuery } from "@/lib/api/queries";
import type { TargetCheck } from "@/lib/domain/check";
import type { ListedTarget } from "@/lib/domain/target";
import { ago } from "@/lib/format";
import { preflightText } from "@/lib/text/parts/preflight";
import { setupText } from "@/lib/text/parts/setup";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { CheckRow } from "./check-row";
import { ChecksSkeleton } from "./checks-skeleton";
import { SetupFields } from "./setup-fields";
import { SetupHead } from "./setup-head";
import { usePreflight } from "./use-preflight";
import { useSetupSubject } from "./use-setup-subject";

export function Preflight({ reached }: { reached: ListedTarget }) {
  const text = useText();
  const { common } = text;
  const setup = useTextPart(setupText);
  const now = useNow();
  const queryClient = useQueryClient();
  const { typed, change, subject } = useSetupSubject();
  const { check, asked, refused } = usePreflight(reached.target, subject);
  const found = check.data;
  const cancel = () => queryClient.cancelQueries({ queryKey: checkQuery(reached.target, asked).queryKey });

  return (
    <>
      <SetupHead>
        <CopyButton value={() => window.location.href}>{common.copyLink}</CopyButton>
        <Button onClick={() => check.refetch()} disabled={check.isFetching}>
          <RotateCw size={14} aria-hidden="true" />
          {check.isFetching ? setup.pending : common.refresh}
        </Button>
        {found?.ready && (
          <PermittedButton asChild to="POST /api/v1/runs" target={reached.target} look="primary">
            <Link href={deployPageIn(reached.target)}>{common.deploy}</Link>
          </PermittedButton>
        )}
      </SetupHead>

      {found ? (
        <Card>
          <CardHeader className="flex-wrap">
            <CardTitle>{setup.checks}</CardTitle>
            <span aria-live="polite">
              <Verdict check={found} />
            </span>
            <span className="ml-auto text-ink-3">{setup.checkedAt(ago(found.checkedAt, now, text))}</span>
          </CardHeader>
          <SetupFields typed={typed} onChange={change} refused={refused} />
          <ul>
            {found.checks.map((one) => (
              <CheckRow key={one.id} reached={reached} check={one} onRetry={check.refetch} />
            ))}
          </ul>
          {check.error && <ProblemNotice asRow error={check.error} onRetry={check.refetch} />}
        </Card>
      ) : check.error ? (
        <ProblemNotice error={check.error} onRetry={check.refetch} />
      ) : (
        <ChecksSkeleton operation="DescribeVpcs, SimulatePrincipalPolicy, DescribeStacks" onCancel={cancel} />
      )}
    </>
  );
}

function Verdict({ check: { ready, checks } }: { check: TargetCheck }) {
  const words = useTextPart(preflightText);
  const problems = checks.filter(({ state }) => state === "problem").length;
  if (!ready) return <StatusBadge state="failed" word={words.notReady(problems)} />;
  const isAllKnown = checks.every(({ state }) => state !== "unknown");
  return (
    <StatusBadge state={isAllKnown ? "succeeded" : "stale"} word={isAllKnown ? words.ready : words.readyAsKnown} />
  );
}
