import { lazy } from "react";
import { CliFold } from "@/components/cli/cli-fold";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Card } from "@/components/ui/card";
import type { ListedTarget } from "@/lib/domain/target";
import { chosenItems } from "@/lib/domain/teardown-choice";
import { teardownConfirmation } from "@/lib/domain/teardown-confirmation";
import type { TeardownItem, TeardownPlan } from "@/lib/domain/teardown-plan";
import { teardownTotals } from "@/lib/domain/teardown-totals";
import { teardownText } from "@/lib/text/parts/teardown";
import { useTextPart } from "@/lib/text/text-part";
import { BlockedCard } from "./blocked-card";
import { CostCard } from "./cost-card";
import { GoesCard } from "./goes-card";
import { OrderCard } from "./order-card";
import { noChanges, planChanges } from "./plan-changes";
import { planColumns } from "./plan-columns";
import { useLeftMs } from "./plan-head";
import { PlanNotices, RefusedNotice } from "./plan-notices";
import { Press } from "./press";
import { ProtectedPress } from "./protected-press";
import { StaysCard } from "./stays-card";
import { UnderWay } from "./under-way";
import { useStartTeardown } from "./use-start-teardown";
import { useTicks } from "./use-ticks";
import { VpcCard } from "./vpc-card";

const TeardownCli = lazy(() => import("./teardown-cli").then((module) => ({ default: module.TeardownCli })));

interface PlanPageProps {
  target: ListedTarget;
  plan: TeardownPlan;
  cameAt: number;
  /** Makes the plan anew. */
  onLook: () => void;
}

export function PlanPage({ target, plan, cameAt, onLook }: PlanPageProps) {
  const words = useTextPart(teardownText);
  const { changed, toggle } = useTicks((key) => !key.startsWith("default-vpc:"));
  const { start, isStarting, problem, refused } = useStartTeardown(target.target, plan, onLook);
  const isExpired = useLeftMs(plan, cameAt) <= 0;
  const { items, scope, pricesOf } = plan;
  const chosen = chosenItems(items, changed);
  const chosenKeys = new Set(chosen.map(({ key }) => key));
  const { resources, seconds, stops, remains } = teardownTotals(items, chosen);
  const changes = refused ? planChanges(refused, plan) : noChanges;
  const { goes, stays, blocked, vpc } = groupsOf(items);
  const why = isExpired ? words.press.expired : chosen.length === 0 ? words.press.nothing : undefined;
  const press = {
    target,
    resources,
    seconds,
    why,
    isStarting,
    onPress: (confirmed: { confirm?: string; reason?: string }) => {
      const confirmVpc = vpc && chosenKeys.has(vpc.key) ? vpc.name : undefined;
      start({ changed: [...changed], confirmVpc, ...confirmed });
    },
  };

  return (
    <div className="grid gap-3.5">
      <UnderWay target={target.target} scope={scope} />
      {refused && <RefusedNotice changes={changes} />}
      {problem && <ProblemNotice error={problem} />}
      <PlanNotices plan={plan} onLook={onLook} />
      <div className={planColumns}>
        <div className="grid min-w-0 gap-3.5">
          <GoesCard items={goes} chosen={chosenKeys} resources={resources} changes={changes} onTick={toggle} />
          <StaysCard items={stays} />
          <BlockedCard blocked={blocked} goes={goes} />
          {vpc && (
            <VpcCard
              target={target.target}
              vpc={vpc}
              isTicked={chosenKeys.has(vpc.key)}
              onTick={() => toggle(vpc.key)}
            />
          )}
        </div>
        <aside className="grid gap-3.5">
          <CostCard stops={stops} remains={remains} pricesOf={pricesOf}>
            {target.isProtected ? (
              <ProtectedPress {...press} typed={teardownConfirmation(target.alias, scope)} />
            ) : (
              <Press {...press} />
            )}
          </CostCard>
          <OrderCard chosen={chosen} seconds={seconds} />
          {chosen.length > 0 && (
            <Card>
              <CliFold title={words.cli}>{() => <TeardownCli target={target.target} chosen={chosen} />}</CliFold>
            </Card>
          )}
        </aside>
      </div>
    </div>
  );
}

function groupsOf(items: readonly TeardownItem[]) {
  const others = items.filter(({ kind }) => kind !== "default-vpc");
  const inGroup = (group: TeardownItem["group"]) => others.filter((item) => item.group === group);
  return {
    goes: inGroup("goes"),
    stays: inGroup("stays"),
    blocked: inGroup("blocked"),
    vpc: items.find(({ kind }) => kind === "default-vpc"),
  };
}
