import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { PermittedButton } from "@/components/session/permitted-button";
import { ProdPlate } from "@/components/target/target-marks";
import type { DeployDraft } from "@/lib/domain/deploy-draft";
import type { ListedTarget } from "@/lib/domain/target";
import { useTextPart } from "@/lib/text/text-part";
import { DraftFormContext } from "./draft-form";
import { ErrorSummary } from "./error-summary";
import { PlanCard } from "./plan-card";
import { ShipFields } from "./ship-fields";
import { useDeployForm } from "./use-deploy-form";

interface DeployFormProps {
  reached: ListedTarget;
  initial: DeployDraft;
  isNewService: boolean;
}

export function DeployForm({ reached, initial, isNewService }: DeployFormProps) {
  const deploy = useTextPart("deploy");
  const element = useRef<HTMLFormElement>(null);
  const { target, account, alias, region, isProtected } = reached;
  const storageKey = `slipway-draft:${target}:${isNewService ? "" : initial.serviceName}`;
  const [refusals, setRefusals] = useState(0);
  const { form, summary, problem, isStarting, wasStored, startOver, onBegin, submit } = useDeployForm({
    target,
    initial,
    storageKey,
    onRefused: () => setRefusals((count) => count + 1),
  });

  useEffect(() => {
    if (refusals > 0) element.current?.querySelector<HTMLElement>("[data-errors]")?.focus();
  }, [refusals]);

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
        {wasStored && (
          <p className="mb-3.5 flex flex-wrap items-center gap-2 text-ink-2">
            {deploy.restored}
            <button type="button" onClick={startOver} className="link min-h-6">
              {deploy.startOver}
            </button>
          </p>
        )}
        <ErrorSummary problems={summary} onGo={goTo} />
        <div className="grid items-start gap-3.5 desk:grid-cols-[minmax(340px,460px)_minmax(0,1fr)]">
          <ShipFields isNewService={isNewService} />
          <PlanCard isNewService={isNewService}>
            {problem && <ProblemNotice asRow error={problem} />}
            <div className="flex flex-wrap items-center justify-end gap-3.5 border-t border-line px-3.5 py-3">
              {!isNewService && <p className="phrase min-w-0 flex-[1_1_220px] text-ink-2">{deploy.keepsUrl}</p>}
              <PermittedButton
                to="POST /api/v1/runs"
                target={target}
                type="submit"
                look="primary"
                size="large"
                aria-disabled={isStarting || undefined}
                className="max-w-full max-desk:w-full"
              >
                {isProtected && <ProdPlate />}
                <span className="truncate">
                  {isStarting
                    ? deploy.starting
                    : deploy.button(
                        form.draft.serviceName.trim() || deploy.buttonNew,
                        alias === account ? account.slice(-4) : alias,
                        region,
                      )}
                </span>
              </PermittedButton>
            </div>
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
