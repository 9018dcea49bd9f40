import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useNow } from "@/components/ui/use-now";
import { runsQuery } from "@/lib/api/queries";
import type { ListedTarget } from "@/lib/domain/target";
import type { TeardownItem } from "@/lib/domain/teardown-plan";
import type { TeardownScope } from "@/lib/domain/teardown-scope";
import { scopeText } from "@/lib/domain/teardown-scope-text";
import { ago } from "@/lib/format";
import { teardownText } from "@/lib/text/parts/teardown";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import type { ScopeName } from "./scope-name";
import { StaysCard } from "./stays-card";

interface NothingThereProps {
  target: ListedTarget;
  scope: TeardownScope;
  of: ScopeName;
  stays: readonly TeardownItem[];
}

/** Gone, or never there; who made it so where Slipway knows. */
export function NothingThere({ target, scope, of, stays }: NothingThereProps) {
  const text = useText();
  const words = useTextPart(teardownText).none;
  const now = useNow();
  const { data } = useQuery(runsQuery({ target: target.target, kind: "teardown", limit: 100 }));
  const run = data?.runs.find(
    (each) => each.kind === "teardown" && each.endedAt && scopeText(each.scope) === scopeText(scope),
  );

  return (
    <div className="grid gap-3.5">
      <Card className="grid justify-items-start gap-2 px-4 py-4.5">
        <h2 className="text-sm wrap-anywhere">{words.title(of.name)}</h2>
        <p className="phrase text-ink-2">
          {run?.endedAt ? words.by(run.startedBy, ago(run.endedAt, now, text)) : words.about}
        </p>
        <div className="mt-1 flex flex-wrap gap-2">
          {run && (
            <Button asChild>
              <Link href={`/runs/${run.id}`}>{words.receipt}</Link>
            </Button>
          )}
          <Button asChild>
            <Link href="/">{words.back}</Link>
          </Button>
        </div>
      </Card>
      {stays.length > 0 && <StaysCard items={stays} />}
    </div>
  );
}
