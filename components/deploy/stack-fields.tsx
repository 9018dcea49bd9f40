import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { useSettled } from "@/components/preflight/use-settled";
import { templateQuery } from "@/lib/api/queries";
import { type StackPart, withSummary } from "@/lib/domain/deploy-draft";
import { ProblemError } from "@/lib/domain/problem";
import type { TemplateSummary } from "@/lib/domain/template";
import { deployFieldsText } from "@/lib/text/parts/deploy-fields";
import { useTextPart } from "@/lib/text/text-part";
import { DraftField } from "./draft-field";
import { useDraftForm } from "./draft-form";
import { ParameterField } from "./parameter-field";
import { TemplateField } from "./template-field";

const restMs = 500;

/** One stack: its name, its template, and a field for each parameter that CloudFormation finds in it. */
export function StackFields({ part }: { part: StackPart }) {
  const deploy = useTextPart(deployFieldsText);
  const { target, draft, change } = useDraftForm();
  const { stackName, template, parameters } = draft[part];
  const rested = useSettled(template, restMs);
  const summary = useQuery({
    ...templateQuery(target, rested),
    enabled: rested.trim() !== "",
    placeholderData: (before) => before,
  });
  const refusal =
    summary.error instanceof ProblemError ? (summary.error.aws?.message ?? summary.error.message) : undefined;

  const take = useEffectEvent((found: TemplateSummary) => change((before) => withSummary(before, part, found)));
  const found = summary.isSuccess && !summary.isPlaceholderData ? summary.data : undefined;
  useEffect(() => {
    if (found) take(found);
  }, [found]);

  return (
    <fieldset className="grid min-w-0 gap-3 rounded-md border border-line-2 px-3 pt-1 pb-3">
      <legend className="px-1 font-semibold">{deploy[part]}</legend>
      <p className="phrase -mt-1 text-xs text-ink-3">
        {part === "buildStack" ? deploy.buildStackHint : deploy.serviceStackHint}
      </p>
      <DraftField
        field={`ship.${part}.stackName`}
        label={deploy.stackName}
        isCode
        value={stackName}
        onChange={(next) => change((before) => ({ ...before, [part]: { ...before[part], stackName: next } }))}
      />
      <TemplateField
        part={part}
        value={template}
        refusal={template === rested ? refusal : undefined}
        isReading={summary.isFetching}
        makes={template && summary.data ? summary.data.resourceTypes : []}
        onChange={(next) => change((before) => ({ ...before, [part]: { ...before[part], template: next } }))}
      />
      {template &&
        summary.data?.parameters.map((parameter) => (
          <ParameterField
            key={parameter.name}
            part={part}
            parameter={parameter}
            value={parameters[parameter.name] ?? ""}
            onChange={(value) =>
              change((before) => {
                const stack = before[part];
                return {
                  ...before,
                  [part]: { ...stack, parameters: { ...stack.parameters, [parameter.name]: value } },
                };
              })
            }
          />
        ))}
    </fieldset>
  );
}
