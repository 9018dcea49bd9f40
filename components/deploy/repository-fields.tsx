import { deployFieldsText } from "@/lib/text/parts/deploy-fields";
import { useTextPart } from "@/lib/text/text-part";
import { DraftField } from "./draft-field";
import { useDraftForm } from "./draft-form";
import { LastBuilds } from "./last-builds";

export function RepositoryFields({ isNewService }: { isNewService: boolean }) {
  const deploy = useTextPart(deployFieldsText);
  const { draft, change } = useDraftForm();
  return (
    <>
      <DraftField
        field="ship.repositoryUrl"
        label={deploy.repositoryUrl}
        hint={deploy.repositoryHint}
        placeholder="https://github.com/owner/name"
        type="url"
        inputMode="url"
        isCode
        value={draft.repositoryUrl}
        onChange={(repositoryUrl) => change({ repositoryUrl })}
      />
      <DraftField
        field="ship.revision"
        label={deploy.revision}
        isCode
        value={draft.revision}
        onChange={(revision) => change({ revision })}
      />
      {!isNewService && <LastBuilds />}
    </>
  );
}
