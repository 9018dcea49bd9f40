import { useEffect, useRef } from "react";
import { RuleWords } from "@/components/problem/rule-words";
import { Mark } from "@/components/progress/mark";
import type { FieldProblem } from "@/lib/domain/problem-body";
import { deployFieldsText } from "@/lib/text/parts/deploy-fields";
import { useTextPart } from "@/lib/text/text-part";
import { fieldLabel } from "./field-label";

interface ErrorSummaryProps {
  problems: readonly FieldProblem[];
  onGo: (field: string) => void;
}

/** All fields that are not right, each a way to it. It takes the focus when it comes. */
export function ErrorSummary({ problems, onGo }: ErrorSummaryProps) {
  const deploy = useTextPart(deployFieldsText);
  const element = useRef<HTMLElement>(null);

  useEffect(() => element.current?.focus(), []);

  return (
    <section
      ref={element}
      role="alert"
      tabIndex={-1}
      className="mb-3.5 flex gap-2.5 rounded-lg border border-failed-line bg-failed-tint px-3.5 py-2.5"
    >
      <Mark state="failed" className="mt-0.5 size-4" />
      <div className="min-w-0">
        <h2 className="font-[550]">{deploy.wrongFields(problems.length)}</h2>
        <ul>
          {problems.map((problem) => (
            <li key={problem.field} className="wrap-anywhere">
              <button type="button" onClick={() => onGo(problem.field)} className="link min-h-6 text-left">
                {fieldLabel(problem.field, deploy)}
              </button>{" "}
              <span className="text-ink-2">
                <RuleWords {...problem} />
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
