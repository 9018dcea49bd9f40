import { useMutation } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Mark } from "@/components/progress/mark";
import { PermittedButton } from "@/components/session/permitted-button";
import { ResourceList } from "@/components/ui/resource-list";
import { decideTeardownMutation } from "@/lib/api/teardown-queries";
import type { TeardownRun } from "@/lib/domain/run";
import type { Decision } from "@/lib/domain/teardown-progress";
import { teardownRunText } from "@/lib/text/parts/teardown-run";
import { useTextPart } from "@/lib/text/text-part";
import { itemLabel, itemValue } from "./failed-looks";
import { ofKey } from "./item-key";
import type { FailedItem as Item } from "./run-items";

/** With the rule book, which only a failure needs. */
const FailedWhy = lazy(() => import("./failed-why").then((module) => ({ default: module.FailedWhy })));

interface FailedItemProps {
  run: TeardownRun;
  item: Item;
  /** The first on the page has the filled button. */
  isFirst: boolean;
}

/** What AWS would not delete, what is in the way, and the ways on as buttons. */
export function FailedItem({ run, item, isFirst }: FailedItemProps) {
  const words = useTextPart(teardownRunText);
  const deciding = useMutation(decideTeardownMutation(run.id));
  const { kind, name } = ofKey(item.key);
  const { key, failure, choices, blockedBy } = item;
  const id = `failed-${key}`;

  return (
    <section aria-labelledby={id} className="mb-3.5 overflow-hidden rounded-lg border border-failed-line bg-surface">
      <header className="flex items-start gap-2.5 border-b border-failed-line bg-failed-tint px-4 py-3">
        <Mark state="failed" className="mt-0.75 size-4" />
        <div className="min-w-0">
          <h2 id={id} className="phrase text-lg leading-[22px] wrap-anywhere">
            {words.failed.title(kind ? words.kinds[kind] : "", name)}
          </h2>
          <p className="phrase text-ink-2">{words.failed.asks}</p>
        </div>
      </header>
      <dl className="grid desk:grid-cols-[112px_minmax(0,1fr)]">
        <Suspense>
          <FailedWhy item={item} />
        </Suspense>
        {blockedBy.length > 0 && (
          <>
            <dt className={itemLabel}>{words.failed.blocks}</dt>
            <dd className={itemValue}>
              <ResourceList resources={blockedBy} />
            </dd>
          </>
        )}
        <dt className={itemLabel}>{words.failed.toDo}</dt>
        <dd className={itemValue}>
          <ol className="grid gap-2.5">
            {choices.map((choice, index) => (
              <Choice
                key={choice}
                choice={choice}
                item={item}
                run={run}
                isFilled={isFirst && index === 0}
                isSending={deciding.isPending || deciding.isSuccess}
                isSent={deciding.variables?.decision === choice}
                onChoose={() => deciding.mutate({ item: key, failure, decision: choice })}
              />
            ))}
          </ol>
        </dd>
      </dl>
      {deciding.error && <ProblemNotice asRow error={deciding.error} onRetry={deciding.reset} />}
    </section>
  );
}

interface ChoiceProps {
  choice: Decision;
  item: Item;
  run: TeardownRun;
  isFilled: boolean;
  isSending: boolean;
  isSent: boolean;
  onChoose: () => void;
}

function Choice({ choice, item, run, isFilled, isSending, isSent, onChoose }: ChoiceProps) {
  const { failed: words } = useTextPart(teardownRunText);
  return (
    <li className="grid items-start gap-x-3 gap-y-1.5 desk:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <p className="phrase text-ink-2">{words.about[choice]}</p>
        {choice === "force" && <ResourceList resources={item.blockedBy.map(({ reason: _told, ...each }) => each)} />}
      </div>
      <PermittedButton
        to="POST /api/v1/runs/{id}/decide"
        target={run.target}
        look={isFilled ? "primary" : choice === "force" ? "danger" : "plain"}
        size="small"
        disabled={isSending}
        onClick={onChoose}
        className="justify-self-start"
      >
        {isSending && isSent ? words.deciding : words.decisions[choice](item.blockedBy.length)}
      </PermittedButton>
    </li>
  );
}
