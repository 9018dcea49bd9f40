import { lazy, type ReactNode } from "react";
import { CliFold } from "@/components/cli/cli-fold";
import { useKnownTarget } from "@/components/target/use-target";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { inputOf } from "@/lib/domain/deploy-draft";
import { stepsOf } from "@/lib/domain/steps-of";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { BeforePress } from "./before-press";
import { useDraftForm } from "./draft-form";

interface PlanCardProps {
  isNewService: boolean;
  children: ReactNode;
}

const DeployCli = lazy(() => import("./deploy-cli").then((module) => ({ default: module.DeployCli })));

/** What the press will do, what could be in its way, and the button. */
export function PlanCard({ isNewService, children }: PlanCardProps) {
  const deploy = useTextPart("deploy");
  const { step } = useText();
  const { draft, target } = useDraftForm();
  const isProtected = useKnownTarget(target)?.isProtected ?? false;

  return (
    <Card aria-label={deploy.willHappen} className="desk:sticky desk:top-3.5">
      <CardHeader>
        <CardTitle>{deploy.willHappen}</CardTitle>
      </CardHeader>
      <ol className="px-3.5 py-1.5">
        {stepsOf(inputOf(draft, target, ""), { needsApproval: isProtected }).map((name, index) => (
          <li
            key={name}
            className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-2.5 border-line py-2 not-first:border-t desk:grid-cols-[20px_132px_minmax(0,1fr)]"
          >
            <span className="num mt-px size-5 rounded-full text-center text-2xs leading-5 text-ink-2 inset-ring inset-ring-control">
              {index + 1}
            </span>
            <span className="font-[550]">{step.names[name]}</span>
            <span className="phrase text-ink-2 max-desk:col-start-2">{deploy.willDo[name]}</span>
          </li>
        ))}
      </ol>
      <BeforePress />
      <CliFold title={deploy.templatesAndCli}>{() => <DeployCli isNewService={isNewService} />}</CliFold>
      {children}
    </Card>
  );
}
