import { deployFieldsText } from "@/lib/text/parts/deploy-fields";
import { useTextPart } from "@/lib/text/text-part";
import { useDraftForm } from "./draft-form";
import { PairRows } from "./pair-rows";

export function EnvironmentFields() {
  const deploy = useTextPart(deployFieldsText);
  const { draft, change } = useDraftForm();
  return (
    <PairRows
      legend={
        <>
          {deploy.environment} <span className="phrase ml-0.5 font-normal text-ink-3">{deploy.environmentAside}</span>
        </>
      }
      field="ship.settings.environment"
      members={{ name: "name", value: "value" }}
      words={deploy.variableWords}
      pairs={draft.environment}
      onChange={(environment) => change({ environment })}
    />
  );
}
