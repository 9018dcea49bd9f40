"use client";

import { useQuery } from "@tanstack/react-query";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { SlowNotice } from "@/components/problem/slow-notice";
import { TargetGate } from "@/components/target/target-gate";
import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { targetBuildsQuery } from "@/lib/api/build-queries";
import { cn } from "@/lib/cn";
import type { Target } from "@/lib/domain/target";
import { buildText } from "@/lib/text/parts/build";
import { useTextPart } from "@/lib/text/text-part";
import { BuildRow } from "./build-row";

/** The newest builds of a target, whoever started them. */
export function TargetBuilds() {
  const { list: words } = useTextPart(buildText);
  return (
    <>
      <div className="mb-4">
        <h1 className="text-xl">{words.title}</h1>
        <p className="phrase mt-1 text-ink-2">{words.about}</p>
      </div>
      <TargetGate pending={<Skeleton className="h-60" />}>
        {({ target }) => <BuildRows key={target} target={target} />}
      </TargetGate>
    </>
  );
}

function BuildRows({ target }: { target: Target }) {
  const { list: words } = useTextPart(buildText);
  const { data, error, isPending, refetch } = useQuery(targetBuildsQuery(target));

  return (
    <Card aria-label={words.title} aria-busy={isPending} className="overflow-hidden">
      {isPending && (
        <>
          <Skeleton className="m-3.5 h-60" />
          <SlowNotice operation="codebuild:ListBuilds" />
        </>
      )}
      {data?.builds.length === 0 && <p className="phrase px-3.5 py-3 text-ink-2">{words.none}</p>}
      {data && data.builds.length > 0 && (
        <ul className={cn(error !== null && "**:text-ink-3")}>
          {data.builds.map((build) => (
            <BuildRow key={build.id} target={target} build={build} />
          ))}
        </ul>
      )}
      {error && <ProblemNotice asRow error={error} onRetry={refetch} />}
    </Card>
  );
}
