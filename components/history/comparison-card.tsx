"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import Link from "next/link";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { useNow } from "@/components/ui/use-now";
import { comparisonQuery } from "@/lib/api/history-queries";
import type { ServiceAddress } from "@/lib/api/service-queries";
import type { ComparedRun } from "@/lib/domain/history";
import { ago } from "@/lib/format";
import { historyText } from "@/lib/text/parts/history";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { ChangeTable } from "./change-table";
import { CommitsLink } from "./commits-link";
import { versionName } from "./version-name";

interface ComparisonCardProps {
  service: ServiceAddress;
  runs: readonly [string, string];
  onClose: () => void;
}

/** Two deploys side by side. */
export function ComparisonCard({ service, runs, onClose }: ComparisonCardProps) {
  const words = useTextPart(historyText).comparison;
  const { data, error, isPending, refetch } = useQuery(comparisonQuery(service, runs));

  return (
    <Card aria-label={words.title} className="overflow-hidden">
      <CardHeader>
        <CardTitle>{words.title}</CardTitle>
        <Button size="icon" look="quiet" aria-label={words.close} onClick={onClose} className="ml-auto">
          <X size={14} aria-hidden="true" />
        </Button>
      </CardHeader>
      {error && <ProblemNotice asRow error={error} onRetry={refetch} />}
      {isPending && <Skeleton className="m-3.5 h-24" />}
      {data && (
        <CardBody className="grid gap-4">
          <div className="grid gap-4 desk:grid-cols-2">
            <Side label={words.before} service={service} run={data.a} />
            <Side label={words.after} service={service} run={data.b} />
          </div>
          <p className="wrap-anywhere empty:hidden">
            {data.isSameImage && <span className="text-ink-2">{words.sameImage}</span>}
            {data.commits && <CommitsLink commits={data.commits} />}
          </p>
          <ChangeTable changes={data.changes} />
        </CardBody>
      )}
    </Card>
  );
}

function Side({ label, service, run }: { label: string; service: ServiceAddress; run: ComparedRun }) {
  const { text } = useLanguage();
  const words = useTextPart(historyText);
  const now = useNow();
  return (
    <section aria-label={label} className="min-w-0">
      <h3 className="text-2xs font-medium text-ink-3">{label}</h3>
      <p className="wrap-anywhere">
        <Link href={`/runs/${run.runId}`} className="link font-[550]">
          {words.run(run.number)}
        </Link>{" "}
        <code>{versionName(service.serviceName, run.version)}</code>{" "}
        {run.version.commit && <code className="text-ink-3">{run.version.commit.slice(0, 7)}</code>}
      </p>
      <p className="text-xs text-ink-3">
        {run.who} {ago(run.startedAt, now, text)}
      </p>
    </section>
  );
}
