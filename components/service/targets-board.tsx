"use client";

import { useQueries, useQuery } from "@tanstack/react-query";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { runsQuery, servicesQuery } from "@/lib/api/queries";
import type { ServiceSummary } from "@/lib/domain/service";
import type { ListedTarget } from "@/lib/domain/target";
import type { Text } from "@/lib/text/en";
import { useText } from "@/lib/text/text-provider";
import { BoardHead } from "./board-head";
import { NoServices } from "./no-services";
import { RecentRuns } from "./recent-runs";
import { ServiceList } from "./service-list";
import { countStates } from "./service-states";
import { UnderWay } from "./under-way";

export function TargetsBoard({ targets }: { targets: readonly ListedTarget[] }) {
  const text = useText();
  const readings = useQueries({ queries: targets.map(({ target }) => servicesQuery(target)) });
  const only = targets.length === 1 ? targets[0] : undefined;
  const unfinished = useQuery(runsQuery({ target: only?.target, unfinished: "true" }));
  const recent = useQuery(runsQuery({ target: only?.target, limit: 10 }));

  const groups = targets.flatMap((target, index) => {
    const reading = readings[index];
    return reading ? [{ target, list: reading.data, error: reading.error, retry: reading.refetch }] : [];
  });
  const services = groups.flatMap(({ list }) => list?.services ?? []);
  const areKnown = groups.every(({ list }) => list !== undefined);
  const isEmpty = only !== undefined && areKnown && services.length === 0;
  const underWay = unfinished.data?.runs ?? [];
  const isUnknown = groups.some(({ list, error }) => !list && error);

  return (
    <>
      <BoardHead
        sentence={
          areKnown || services.length > 0
            ? sentenceOf(services, underWay.length, text)
            : isUnknown
              ? text.board.unknown
              : undefined
        }
        canDeploy={areKnown && !isEmpty}
        target={only?.target}
      />
      <div className="grid gap-3.5">
        {unfinished.error && <ProblemNotice error={unfinished.error} onRetry={unfinished.refetch} />}
        {underWay.length > 0 && <UnderWay runs={underWay} isOld={unfinished.isError} />}
        {isEmpty && underWay.length === 0 && only && (
          <NoServices target={only} error={groups[0]?.error ?? null} onRetry={() => groups[0]?.retry()} />
        )}
        {!isEmpty && <ServiceList groups={groups} runs={underWay} />}
        <RecentRuns runs={recent.data?.runs} error={recent.error} onRetry={recent.refetch} />
      </div>
    </>
  );
}

function sentenceOf(services: readonly ServiceSummary[], underWay: number, { board }: Text): string {
  const counts = countStates(services);
  const needing = (counts.get("failed") ?? 0) + (counts.get("degraded") ?? 0);
  const deploying = counts.get("deploying") ?? 0;
  if (services.length === 0) return underWay > 0 ? board.firstUnderWay : board.nothingYet;
  if (counts.get("healthy") === services.length) return board.allWell(services.length);
  return needing + deploying > 0
    ? board.attention(needing, deploying, services.length)
    : board.services(services.length);
}
