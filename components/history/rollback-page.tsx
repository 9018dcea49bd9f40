"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { rollbackQuery } from "@/lib/api/history-queries";
import { serviceHref } from "@/lib/domain/service-href";
import type { Target } from "@/lib/domain/target";
import { historyText } from "@/lib/text/parts/history";
import { useTextPart } from "@/lib/text/text-part";
import { RollbackPlanCards } from "./rollback-plan-cards";
import { RollbackPress } from "./rollback-press";

/** What a rollback brings back, what it undoes and what it does not, and the press. */
export function RollbackPage({ target, serviceName }: { target: Target; serviceName: string }) {
  const words = useTextPart(historyText);
  const search = useSearchParams();
  const service = { target, serviceName, clusterName: search.get("cluster") ?? "default" };
  const { data: plan, error, isPending, refetch } = useQuery(rollbackQuery(service, search.get("to") ?? undefined));

  return (
    <article className="grid gap-3.5">
      <div>
        <nav className="mb-1.5 flex flex-wrap items-center gap-1.5 text-xs text-ink-3">
          <Link href={serviceHref(service)} className="hover:text-primary max-desk:py-1">
            {serviceName}
          </Link>
          <ChevronRight size={14} aria-hidden="true" />
          <Link href={serviceHref(service, "history")} className="hover:text-primary max-desk:py-1">
            {words.name}
          </Link>
          <ChevronRight size={14} aria-hidden="true" />
          <span>{words.rollback.name}</span>
        </nav>
        <h1 className="text-xl wrap-anywhere">{words.rollback.titleOf(serviceName)}</h1>
      </div>
      {error && <ProblemNotice error={error} onRetry={refetch} />}
      {isPending && <Skeleton className="h-60" />}
      {plan && (
        <div className="grid items-start gap-3.5 desk:grid-cols-[minmax(0,1fr)_340px]">
          <RollbackPlanCards service={service} plan={plan} />
          <RollbackPress service={service} plan={plan} />
        </div>
      )}
    </article>
  );
}
