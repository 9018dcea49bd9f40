"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
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
import { ServicesSkeleton } from "./services-skeleton";
import { UnderWay } from "./under-way";

export function TargetBoard({ reached }: { reached: ListedTarget }) {
  const { target } = reached;
  const text = useText();
  const queryClient = useQueryClient();
  const services = useQuery(servicesQuery(target));
  const unfinished = useQuery(runsQuery({ target, unfinished: "true" }));
  const recent = useQuery(runsQuery({ target, limit: 10 }));

  const list = services.data;
  const isEmpty = list?.services.length === 0;
  const underWay = unfinished.data?.runs ?? [];
  const sentence = list
    ? sentenceOf(list.services, underWay.length, text)
    : services.error
      ? text.board.unknown
      : undefined;
  const cancel = () => queryClient.cancelQueries({ queryKey: servicesQuery(target).queryKey });

  return (
    <>
      <BoardHead sentence={sentence} canDeploy={list !== undefined && !isEmpty} />
      <div className="grid gap-3.5">
        {unfinished.error && <ProblemNotice error={unfinished.error} onRetry={unfinished.refetch} />}
        {underWay.length > 0 && <UnderWay runs={underWay} isOld={unfinished.isError} />}
        {list && !isEmpty && (
          <ServiceList
            reached={reached}
            list={list}
            runs={underWay}
            error={services.error}
            onRetry={services.refetch}
          />
        )}
        {isEmpty && underWay.length === 0 && (
          <NoServices reached={reached} error={services.error} onRetry={services.refetch} />
        )}
        {!list && services.error && <ProblemNotice error={services.error} onRetry={services.refetch} />}
        {!list && !services.error && <ServicesSkeleton operation="ListServices" onCancel={cancel} />}
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
