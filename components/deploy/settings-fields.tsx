import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import type { Cpu } from "@/lib/domain/fargate";
import { memoryOfCpu } from "@/lib/domain/fargate-memory";
import { withCpu } from "@/lib/domain/settings-draft";
import { deployFieldsText } from "@/lib/text/parts/deploy-fields";
import { useTextPart } from "@/lib/text/text-part";
import { DraftField } from "./draft-field";
import { useDraftForm } from "./draft-form";
import { EnvironmentFields } from "./environment-fields";
import { HealthCheckPathField } from "./health-check-path-field";
import { MoreSettings } from "./more-settings";

/** How the service runs. */
export function SettingsFields() {
  const deploy = useTextPart(deployFieldsText);
  const { draft, change, errorOf } = useDraftForm();
  return (
    <>
      <div className="grid grid-cols-2 items-start gap-3">
        <DraftField
          field="ship.settings.containerPort"
          label={deploy.containerPort}
          inputMode="numeric"
          value={draft.containerPort}
          onChange={(containerPort) => change({ containerPort })}
        />
        <HealthCheckPathField field="ship.settings.healthCheckPath" />
        <Field label={deploy.cpu} error={errorOf("ship.settings.cpu")}>
          {(control) => (
            <Select
              {...control}
              name="ship.settings.cpu"
              value={draft.cpu}
              onChange={(event) => change((before) => withCpu(before, event.target.value as Cpu))}
            >
              {Object.keys(memoryOfCpu).map((cpu) => (
                <option key={cpu} value={cpu}>
                  {deploy.vcpu(String(Number(cpu) / 1024))}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={deploy.memory} error={errorOf("ship.settings.memory")}>
          {(control) => (
            <Select
              {...control}
              name="ship.settings.memory"
              value={draft.memory}
              onChange={(event) => change({ memory: Number(event.target.value) })}
            >
              {memoryOfCpu[draft.cpu].map((memory) => (
                <option key={memory} value={memory}>
                  {memory < 1024 ? `${memory} MB` : `${memory / 1024} GB`}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <DraftField
          field="ship.settings.minTasks"
          label={deploy.minTasks}
          inputMode="numeric"
          value={draft.minTasks}
          onChange={(minTasks) => change({ minTasks })}
        />
        <DraftField
          field="ship.settings.maxTasks"
          label={deploy.maxTasks}
          inputMode="numeric"
          value={draft.maxTasks}
          onChange={(maxTasks) => change({ maxTasks })}
        />
      </div>
      <EnvironmentFields />
      <MoreSettings />
    </>
  );
}
