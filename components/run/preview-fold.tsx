import { ChevronDown, ChevronRight } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import type { DeployRun } from "@/lib/domain/run";
import { changeWords } from "./step-detail-line";
import { useRunText } from "./use-run-text";

const Previewed = lazy(() =>
  import("@/components/preview/previewed").then((module) => ({ default: module.Previewed })),
);

/** What the change set said, for whoever wants to know. */
export function PreviewFold({ run }: { run: DeployRun }) {
  const text = useRunText();
  const [isOpen, setOpen] = useState(false);
  const ofChange = run.steps.filter(({ name }) => stepsOfChange.has(name)).map(({ detail }) => detail);
  const changes = ofChange.findLast((detail) => detail.changes)?.changes;
  if (!changes || changes.length === 0) return null;
  const Chevron = isOpen ? ChevronDown : ChevronRight;

  return (
    <Card aria-labelledby="preview">
      <CardHeader>
        <CardTitle id="preview">{text.step.names.preview}</CardTitle>
        <span className="min-w-0 truncate text-ink-3">{changeWords(changes, text)}</span>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-labelledby="preview"
          onClick={() => setOpen(!isOpen)}
          className="ml-auto grid size-7 shrink-0 place-items-center rounded-md text-ink-3 hover:bg-hover hover:text-ink max-desk:size-11"
        >
          <Chevron size={16} aria-hidden="true" />
        </button>
      </CardHeader>
      {isOpen && (
        <Suspense fallback={<Skeleton className="m-3.5 h-24" />}>
          <Previewed changes={changes} gate={ofChange.findLast((detail) => detail.gate)?.gate} />
        </Suspense>
      )}
    </Card>
  );
}

const stepsOfChange = new Set(["preview", "confirm"]);
