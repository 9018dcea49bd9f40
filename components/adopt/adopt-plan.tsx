import { PlanSteps } from "@/components/deploy/plan-steps";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { PermittedButton } from "@/components/session/permitted-button";
import { ProdPlate } from "@/components/target/target-marks";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import type { StartRunInput } from "@/lib/domain/deploy-input";
import { stepsOf } from "@/lib/domain/steps-of";
import type { ListedTarget } from "@/lib/domain/target";
import { useTextPart } from "@/lib/text/text-part";
import { DriftNotice } from "./drift-notice";

interface AdoptPlanProps {
  reached: ListedTarget;
  input: StartRunInput;
  problem: Error | null;
  isStarting: boolean;
  canStart: boolean;
}

/** What the press will do, what will be otherwise than the stack says, and the button. */
export function AdoptPlan({ reached, input, problem, isStarting, canStart }: AdoptPlanProps) {
  const deploy = useTextPart("deploy");
  const adopt = useTextPart("adopt");
  const { target, account, alias, region, isProtected } = reached;
  const { ship, serviceName } = input;
  const isPast = ship.kind === "adopted" && ship.change.by !== "change-set";
  return (
    <Card aria-label={deploy.willHappen} className="desk:sticky desk:top-3.5">
      <CardHeader>
        <CardTitle>{deploy.willHappen}</CardTitle>
      </CardHeader>
      <PlanSteps
        names={stepsOf(input, { needsApproval: isProtected })}
        otherwise={isPast ? { preview: adopt.previewPast } : undefined}
      />
      {ship.kind === "adopted" && <DriftNotice ship={ship} />}
      {problem && <ProblemNotice asRow error={problem} />}
      <div className="flex flex-wrap items-center justify-end gap-3.5 border-t border-line px-3.5 py-3">
        <p className="phrase min-w-0 flex-[1_1_220px] text-ink-2">{deploy.keepsUrl}</p>
        <PermittedButton
          to="POST /api/v1/runs"
          target={target}
          type="submit"
          look="primary"
          size="large"
          aria-disabled={!canStart || undefined}
          className="max-w-full max-desk:w-full"
        >
          {isProtected && <ProdPlate />}
          <span className="truncate">
            {isStarting
              ? deploy.starting
              : deploy.button(serviceName, alias === account ? account.slice(-4) : alias, region)}
          </span>
        </PermittedButton>
      </div>
    </Card>
  );
}
