import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import type { ServiceScaling } from "@/lib/domain/service-scaling";
import { deployFieldsText } from "@/lib/text/parts/deploy-fields";
import { moreSettingsText } from "@/lib/text/parts/more-settings";
import { useTextPart } from "@/lib/text/text-part";
import { DraftField } from "./draft-field";
import { useDraftForm } from "./draft-form";

const metrics: ServiceScaling["metric"][] = ["AVERAGE_CPU", "AVERAGE_MEMORY", "REQUEST_COUNT_PER_TARGET"];
const usualTarget: Record<ServiceScaling["metric"], string> = {
  AVERAGE_CPU: "60",
  AVERAGE_MEMORY: "60",
  REQUEST_COUNT_PER_TARGET: "1000",
};

/** By what tasks are added and taken away, between the least and the most. */
export function ScalingFields() {
  const deploy = useTextPart(deployFieldsText);
  const words = useTextPart(moreSettingsText);
  const { draft, change, errorOf } = useDraftForm();

  function choose(scalingMetric: ServiceScaling["metric"]) {
    change((before) => {
      const isUsual = before.scalingTarget === usualTarget[before.scalingMetric];
      return { ...before, scalingMetric, ...(isUsual && { scalingTarget: usualTarget[scalingMetric] }) };
    });
  }

  return (
    <div className="grid grid-cols-2 items-start gap-3">
      <Field label={deploy.labels.scalingMetric} error={errorOf("ship.settings.scaling.metric")}>
        {(control) => (
          <Select
            {...control}
            name="ship.settings.scaling.metric"
            value={draft.scalingMetric}
            onChange={(event) => choose(event.target.value as ServiceScaling["metric"])}
          >
            {metrics.map((metric) => (
              <option key={metric} value={metric}>
                {words.metrics[metric]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <DraftField
        field="ship.settings.scaling.targetValue"
        label={deploy.labels.scalingTarget}
        aside={words.units[draft.scalingMetric]}
        inputMode="numeric"
        value={draft.scalingTarget}
        onChange={(scalingTarget) => change({ scalingTarget })}
      />
    </div>
  );
}
