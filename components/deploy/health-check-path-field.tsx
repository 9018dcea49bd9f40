import { deployFieldsText } from "@/lib/text/parts/deploy-fields";
import { useTextPart } from "@/lib/text/text-part";
import { DraftField } from "./draft-field";
import { useDraftForm } from "./draft-form";

export function HealthCheckPathField({ field }: { field: string }) {
  const deploy = useTextPart(deployFieldsText);
  const { draft, change } = useDraftForm();
  return (
    <DraftField
      field={field}
      label={deploy.healthCheckPath}
      hint={deploy.healthCheckHint}
      isCode
      value={draft.healthCheckPath}
      onChange={(healthCheckPath) => change({ healthCheckPath })}
    />
  );
}
