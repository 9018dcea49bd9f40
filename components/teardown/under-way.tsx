import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Mark } from "@/components/progress/mark";
import { Button } from "@/components/ui/button";
import { runsQuery } from "@/lib/api/queries";
import type { Target } from "@/lib/domain/target";
import type { TeardownScope } from "@/lib/domain/teardown-scope";
import { scopeText } from "@/lib/domain/teardown-scope-text";
import { teardownText } from "@/lib/text/parts/teardown";
import { useTextPart } from "@/lib/text/text-part";

/** Somebody, perhaps this person before the page was loaded anew, has pressed already. */
export function UnderWay({ target, scope }: { target: Target; scope: TeardownScope }) {
  const words = useTextPart(teardownText).underWay;
  const { data } = useQuery(runsQuery({ target, kind: "teardown", unfinished: "true" }));
  const run = data?.runs.find((each) => each.kind === "teardown" && scopeText(each.scope) === scopeText(scope));
  if (!run) return null;
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-2.5 gap-y-2 rounded-lg border border-running-line bg-running-tint px-3.5 py-2.5"
    >
      <Mark state="running" />
      <p className="phrase min-w-0 flex-[1_1_240px]">{words.by(run.startedBy)}</p>
      <Button asChild size="small">
        <Link href={`/runs/${run.id}`}>{words.watch}</Link>
      </Button>
    </div>
  );
}
