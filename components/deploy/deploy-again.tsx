"use client";

import { useQuery } from "@tanstack/react-query";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { useTarget } from "@/components/target/use-target";
import { runQuery, runsQuery } from "@/lib/api/queries";
import { draftOf, emptyDraft } from "@/lib/domain/deploy-draft";
import { ProblemError } from "@/lib/domain/problem";
import type { DeployRun } from "@/lib/domain/run";
import { DeployForm } from "./deploy-form";
import { DeployHead } from "./deploy-head";
import { DeploySkeleton } from "./deploy-skeleton";

interface DeployAgainProps {
  target: string;
  serviceName: string;
}

/** The form of a service that is there, as its last run had it. */
export function DeployAgain({ target, serviceName }: DeployAgainProps) {
  const reached = useTarget();
  const isReached = reached.target?.target === target;
  const runs = useQuery({ ...runsQuery({ target, serviceName, kind: "deploy", limit: 1 }), refetchInterval: false });
  const lastId = runs.data?.runs[0]?.id;
  const last = useQuery({ ...runQuery(lastId ?? ""), enabled: lastId !== undefined, refetchInterval: false });
  const error = reached.error ?? runs.error ?? last.error;
  const isKnown = runs.data && (lastId === undefined || last.data);

  return (
    <>
      <DeployHead service={{ name: serviceName, href: `/${target}/${serviceName}` }} />
      {isReached && reached.target && isKnown && (
        <DeployForm
          reached={reached.target}
          initial={last.data?.kind === "deploy" ? draftAgain(last.data) : { ...emptyDraft, serviceName }}
          isNewService={false}
        />
      )}
      {error && !isKnown && <ProblemNotice error={error} onRetry={runs.refetch} />}
      {reached.all && !isReached && <ProblemNotice error={new ProblemError("other-target", target)} />}
      {!error && (!isKnown || reached.isPending) && <DeploySkeleton />}
    </>
  );
}

function draftAgain({ serviceName, ship }: DeployRun) {
  return ship.kind === "adopted" ? { ...emptyDraft, serviceName } : draftOf({ serviceName, ship });
}
