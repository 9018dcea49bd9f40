import { Mark } from "@/components/progress/mark";
import type { DeployRun, Step } from "@/lib/domain/run";
import { previewText } from "@/lib/text/parts/preview";
import { useTextPart } from "@/lib/text/text-part";
import { ChangeList } from "./change-list";
import { DecideGate } from "./decide-gate";
import { RiskList } from "./risk-list";

/** A change that carries a risk, before it is made: the risks, what changes, and the word that is waited for. */
export function GateCard({ run, step }: { run: DeployRun; step: Step }) {
  const words = useTextPart(previewText);
  const { gate, changes = previewOf(run) } = step.detail;
  const risks = changes.reduce((sum, change) => sum + (change.risks?.length ?? 0), 0);

  return (
    <section aria-labelledby="gate" className="mb-3.5 rounded-lg border border-degraded-line bg-surface">
      <header className="flex flex-wrap items-center gap-x-2.5 gap-y-1 rounded-t-lg border-b border-degraded-line bg-degraded-tint px-4 py-3">
        <Mark state="degraded" />
        <h2 id="gate" className="phrase text-lg leading-[22px]">
          {words.asks}
        </h2>
        <span className="text-ink-2">
          {words.risksOf(risks)} {words.asksAbout}
        </span>
      </header>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 px-4 py-3.5">
        <RiskList changes={changes} />
        <ChangeList changes={changes} />
        {gate && <DecideGate key={gate.preview} run={run} gate={gate} />}
      </div>
    </section>
  );
}

function previewOf({ steps }: DeployRun) {
  return steps.find(({ name }) => name === "preview")?.detail.changes ?? [];
}
