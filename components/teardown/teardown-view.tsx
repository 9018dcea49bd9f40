"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Button } from "@/components/ui/button";
import { teardownPlanQuery } from "@/lib/api/teardown-queries";
import { ProblemError } from "@/lib/domain/problem";
import type { ListedTarget } from "@/lib/domain/target";
import type { TeardownScope } from "@/lib/domain/teardown-scope";
import { teardownText } from "@/lib/text/parts/teardown";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { NothingThere } from "./nothing-there";
import { PlanHead } from "./plan-head";
import { PlanPage } from "./plan-page";
import { PlanSkeleton } from "./plan-skeleton";
import { scopeName } from "./scope-name";

/** What would go, what would stay and why, and the press: read from AWS for whoever looks, and changing nothing. */
export function TeardownView({ target, scope }: { target: ListedTarget; scope: TeardownScope }) {
  const words = useTextPart(teardownText);
  const { common } = useText();
  const queryClient = useQueryClient();
  const query = teardownPlanQuery(target.target, scope);
  const plan = useQuery(query);
  const of = scopeName(scope, target, words);
  const look = () => void plan.refetch();
  // A service goes with its cluster, and then there is nothing to make a plan of.
  const isGone = plan.error instanceof ProblemError && plan.error.kind === "not-found";

  const title = `${words.titleOf(of.name)} · ${common.product}`;
  useEffect(() => {
    document.title = title;
  }, [title]);

  return (
    <article>
      <PlanHead of={of} plan={plan.data} cameAt={plan.dataUpdatedAt} isLooking={plan.isFetching} onLook={look} />
      {isGone && <NothingThere target={target} scope={scope} of={of} stays={[]} />}
      {plan.isError && !isGone && (
        <div className="mb-3.5">
          <ProblemNotice error={plan.error} onRetry={look} />
        </div>
      )}
      {!plan.data && plan.isFetching && <PlanSkeleton onCancel={() => queryClient.cancelQueries(query)} />}
      {!plan.data && plan.isPending && !plan.isFetching && (
        <p className="flex flex-wrap items-center gap-3 text-ink-2">
          {words.notLooked}
          <Button size="small" onClick={look}>
            {common.refresh}
          </Button>
        </p>
      )}
      {plan.data &&
        !isGone &&
        (plan.data.items.some(({ group }) => group !== "stays") || plan.data.problems.length > 0 ? (
          <PlanPage target={target} plan={plan.data} cameAt={plan.dataUpdatedAt} onLook={look} />
        ) : (
          <NothingThere target={target} scope={scope} of={of} stays={plan.data.items} />
        ))}
    </article>
  );
}
