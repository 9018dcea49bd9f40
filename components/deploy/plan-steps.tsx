import type { DeployStepName } from "@/lib/domain/run";
import { deployText } from "@/lib/text/parts/deploy";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

interface PlanStepsProps {
  names: readonly DeployStepName[];
  /** Where a step is for something else than usual. */
  otherwise?: Partial<Record<DeployStepName, string>>;
}

/** What a deploy will go through, each step with what it is for. */
export function PlanSteps({ names, otherwise = {} }: PlanStepsProps) {
  const deploy = useTextPart(deployText);
  const { step } = useText();
  return (
    <ol className="px-3.5 py-1.5">
      {names.map((name, index) => (
        <li
          key={name}
          className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-2.5 border-line py-2 not-first:border-t desk:grid-cols-[20px_132px_minmax(0,1fr)]"
        >
          <span className="num mt-px size-5 rounded-full text-center text-2xs leading-5 text-ink-2 inset-ring inset-ring-control">
            {index + 1}
          </span>
          <span className="font-[550]">{step.names[name]}</span>
          <span className="phrase text-ink-2 max-desk:col-start-2">{otherwise[name] ?? deploy.willDo[name]}</span>
        </li>
      ))}
    </ol>
  );
}
