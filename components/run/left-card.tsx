import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { ResourceList } from "@/components/ui/resource-list";
import { leftCost } from "@/lib/domain/left-cost";
import { leftResources } from "@/lib/domain/left-resources";
import type { DeployRun } from "@/lib/domain/run";
import { waysOutText } from "@/lib/text/parts/ways-out";
import { useTextPart } from "@/lib/text/text-part";

/** What the way out of a stuck stack has left in the account, and what that goes on to cost. */
export function LeftCard({ run }: { run: DeployRun }) {
  const { left: words } = useTextPart(waysOutText);
  const resources = leftResources(run);
  return (
    <Card aria-labelledby="left" className="mb-3.5">
      <CardHeader>
        <CardTitle id="left">{words.title(resources.length)}</CardTitle>
      </CardHeader>
      <div className="grid gap-2.5 px-3.5 py-3">
        <p className="phrase text-ink-2">{words.about}</p>
        <ResourceList resources={resources} costOf={(type) => words.costs[leftCost(type)]} />
      </div>
    </Card>
  );
}
