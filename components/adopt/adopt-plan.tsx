import { lazy } from "react";
import { CliFold } from "@/components/cli/cli-fold";
import { BeforePress } from "@/components/deploy/before-press";
import { DeployPress } from "@/components/deploy/deploy-press";
import { PlanSteps } from "@/components/deploy/plan-steps";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { adoptedCheckQuery } from "@/lib/domain/adopted-check-query";
import type { AdoptedRunInput } from "@/lib/domain/deploy-input";
import { stepsOf } from "@/lib/domain/steps-of";
import type { ListedTarget } from "@/lib/domain/target";
import { adoptText } from "@/lib/text/parts/adopt";
import { deployText } from "@/lib/text/parts/deploy";
import { useTextPart } from "@/lib/text/text-part";
import { DriftNotice } from "./drift-notice";

const AdoptCli = lazy(() => import("./adopt-cli").then((module) => ({ default: module.AdoptCli })));

interface AdoptPlanProps {
  reached: ListedTarget;
  input: AdoptedRunInput;
  queues: boolean;
  onQueues: (queues: boolean) => void;
  problem: Error | null;
  isStarting: boolean;
  canStart: boolean;
}

/** What the press will do, what will be otherwise than the stack says, and the button. */
export function AdoptPlan(props: AdoptPlanProps) {
  const { reached, input, queues, onQueues, problem, isStarting, canStart } = props;
  const deploy = useTextPart(deployText);
  const adopt = useTextPart(adoptText);
  const { ship, serviceName } = input;
  const isPast = ship.change.by !== "change-set";
  return (
    <Card aria-label={deploy.willHappen} className="desk:sticky desk:top-3.5">
      <CardHeader>
        <CardTitle>{deploy.willHappen}</CardTitle>
      </CardHeader>
      <PlanSteps
        names={stepsOf(input, { needsApproval: reached.isProtected })}
        otherwise={isPast ? { preview: adopt.previewPast } : undefined}
      />
      <DriftNotice ship={ship} />
      <BeforePress
        input={input}
        query={adoptedCheckQuery(input)}
        isNewService={false}
        queues={queues}
        onQueues={onQueues}
      />
      <CliFold title={deploy.cli}>{() => <AdoptCli ship={ship} />}</CliFold>
      {problem && <ProblemNotice asRow error={problem} />}
      <DeployPress reached={reached} serviceName={serviceName} keepsUrl isStarting={isStarting} canStart={canStart} />
    </Card>
  );
}
