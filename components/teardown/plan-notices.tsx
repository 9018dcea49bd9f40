import { problemDetails } from "@/components/problem/problem-words";
import { Mark } from "@/components/progress/mark";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import type { TeardownPlan } from "@/lib/domain/teardown-plan";
import { teardownText } from "@/lib/text/parts/teardown";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { hasChanges, type PlanChanges } from "./plan-changes";

const box = "flex flex-wrap items-start gap-x-2.5 gap-y-2 rounded-lg border px-3.5 py-2.5";

/** What has to be known before anything is pressed. */
export function PlanNotices({ plan, onLook }: { plan: TeardownPlan; onLook: () => void }) {
  return (
    <>
      {plan.missingPermissions.length > 0 && <MissingPermissions actions={plan.missingPermissions} />}
      {plan.problems.length > 0 && <NotLooked problems={plan.problems} onLook={onLook} />}
    </>
  );
}

function MissingPermissions({ actions }: { actions: readonly string[] }) {
  const words = useTextPart(teardownText).permissions;
  const { comma } = useTextPart(teardownText);
  return (
    <div role="status" className={`${box} border-degraded-line bg-degraded-tint`}>
      <Mark state="degraded" className="mt-0.5 size-4" />
      <div className="min-w-0 flex-[1_1_240px]">
        <p className="font-[550]">{words.title}</p>
        <p className="phrase text-ink-2 wrap-anywhere">{words.about(actions.join(comma))}</p>
      </div>
      <CopyButton size="small" value={() => policyOf(actions)}>
        {words.copy}
      </CopyButton>
    </div>
  );
}

function policyOf(actions: readonly string[]): string {
  const statement = { Effect: "Allow", Action: actions, Resource: "*" };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, null, 2);
}

export function NotLooked({ problems, onLook }: { problems: TeardownPlan["problems"]; onLook: () => void }) {
  const text = useText();
  const words = useTextPart(teardownText);
  return (
    <ul className="grid gap-2">
      {problems.map(({ part, problem }) => (
        <li key={part} role="status" className={`${box} border-degraded-line bg-degraded-tint`}>
          <Mark state="degraded" className="mt-0.5 size-4" />
          <div className="min-w-0 flex-[1_1_240px]">
            <p className="phrase font-[550]">{words.partial.title(words.parts[part])}</p>
            <p className="phrase text-ink-2">{words.partial.about}</p>
            {problemDetails(problem, text).map((line) => (
              <p key={line} className="num wrap-anywhere text-ink-2">
                {line}
              </p>
            ))}
          </div>
          <Button size="small" onClick={onLook}>
            {text.common.refresh}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** The press was refused: what is shown now is not what was pressed. */
export function RefusedNotice({ changes }: { changes: PlanChanges }) {
  const words = useTextPart(teardownText).changes;
  const { comma } = useTextPart(teardownText);
  const isOther = hasChanges(changes);
  return (
    <div role="alert" className={`${box} border-degraded-line bg-degraded-tint`}>
      <Mark state="degraded" className="mt-0.5 size-4" />
      <div className="min-w-0">
        <p className="phrase font-[550]">{isOther ? words.title : words.expired}</p>
        {isOther && (
          <p className="phrase text-ink-2 wrap-anywhere">
            {words.about} {changes.gone.length > 0 && words.gone(changes.gone.join(comma))}
          </p>
        )}
      </div>
    </div>
  );
}
