import { lazy, type ReactNode } from "react";
import { CliFold } from "@/components/cli/cli-fold";
import { useKnownTarget } from "@/components/target/use-target";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { checkQueryOf } from "@/lib/domain/check-query";
import { inputOf } from "@/lib/domain/deploy-draft";
import { stepsOf } from "@/lib/domain/steps-of";
import { deployText } from "@/lib/text/parts/deploy";
import { useTextPart } from "@/lib/text/text-part";
import { BeforePress } from "./before-press";
import { DefaultVpcLine } from "./default-vpc-line";
import { useDraftForm } from "./draft-form";
import { PlanSteps } from "./plan-steps";

interface PlanCardProps {
  isNewService: boolean;
  queues: boolean;
  onQueues: (queues: boolean) => void;
  children: ReactNode;
}

const DeployCli = lazy(() => import("./deploy-cli").then((module) => ({ default: module.DeployCli })));

/** What the press will do, what could be in its way, and the button. */
export function PlanCard({ isNewService, queues, onQueues, children }: PlanCardProps) {
  const deploy = useTextPart(deployText);
  const { draft, target } = useDraftForm();
  const input = inputOf(draft, target, "");
  const isProtected = useKnownTarget(target)?.isProtected ?? false;

  return (
    <Card aria-label={deploy.willHappen} className="desk:sticky desk:top-3.5">
      <CardHeader>
        <CardTitle>{deploy.willHappen}</CardTitle>
      </CardHeader>
      <PlanSteps names={stepsOf(input, { needsApproval: isProtected })} />
      <BeforePress
        input={input}
        query={checkQueryOf(input)}
        isNewService={isNewService}
        queues={queues}
        onQueues={onQueues}
        defaultVpc={<DefaultVpcLine />}
      />
      <CliFold title={deploy.templatesAndCli}>{() => <DeployCli isNewService={isNewService} />}</CliFold>
      {children}
    </Card>
  );
}
