import { type KeyboardEvent, lazy, Suspense, useMemo, useRef, useState } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { draftOf } from "@/lib/domain/deploy-draft";
import type { MadeShip } from "@/lib/domain/deploy-input";
import type { ListedTarget } from "@/lib/domain/target";
import { DeployPress } from "./deploy-press";
import { DraftFormContext } from "./draft-form";
import { PlanCard } from "./plan-card";
import { RestoredDraft } from "./restored-draft";
import { ShipFields } from "./ship-fields";
import { useDeployForm } from "./use-deploy-form";

/** Fetched with the first form that is sent with something wrong in it. */
const ErrorSummary = lazy(() => import("./error-summary").then((module) => ({ default: module.ErrorSummary })));

interface DeployFormProps {
  reached: ListedTarget;
  serviceName?: string;
  /** What the last deploy of it shipped: the form has it again. */
  last?: MadeShip;
  isNewService: boolean;
}

export function DeployForm({ reached, serviceName = "", last, isNewService }: DeployFormProps) {
  const element = useRef<HTMLFormElement>(null);
  const { target } = reached;
  const storageKey = `slipway-draft:${target}:${isNewService ? "" : serviceName}`;
  const initial = useMemo(() => draftOf(serviceName, last), [serviceName, last]);
  const [refusals, setRefusals] = useState(0);
  const { form, queueing, summary, problem, isStarting, wasStored, startOver, onBegin, submit } = useDeployForm({
    target,
    initial,
    storageKey,
    onRefused: () => setRefusals((count) => count + 1),
  });

  function goTo(field: string) {
    const control = element.current?.elements.namedItem(field);
    const first = control instanceof RadioNodeList ? control[0] : control;
    if (first instanceof HTMLElement) first.focus();
  }

  return (
    <DraftFormContext value={form}>
      <form
        ref={element}
        noValidate
        onFocus={onBegin}
        onKeyDown={withoutComposing}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {wasStored && <RestoredDraft onStartOver={startOver} />}
        <Suspense>
          {/* A new one each time that the form is sent: it takes the focus. */}
          {summary.length > 0 && <ErrorSummary key={refusals} problems={summary} onGo={goTo} />}
        </Suspense>
        <div className="grid items-start gap-3.5 desk:grid-cols-[minmax(340px,460px)_minmax(0,1fr)]">
          <ShipFields isNewService={isNewService} />
          <PlanCard isNewService={isNewService} {...queueing}>
            {problem && <ProblemNotice asRow error={problem} />}
            <DeployPress
              reached={reached}
              serviceName={form.draft.serviceName.trim()}
              keepsUrl={!isNewService}
              isStarting={isStarting}
            />
          </PlanCard>
        </div>
      </form>
    </DraftFormContext>
  );
}

/** Enter that ends a conversion to kanji does not send the form; 229 is what some browsers say instead. */
function withoutComposing(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key === "Enter" && (event.nativeEvent.isComposing || event.keyCode === 229)) event.preventDefault();
}
