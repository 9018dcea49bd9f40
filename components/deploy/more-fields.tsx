import { deployFieldsText } from "@/lib/text/parts/deploy-fields";
import { moreSettingsText } from "@/lib/text/parts/more-settings";
import { useTextPart } from "@/lib/text/text-part";
import { CommandField } from "./command-field";
import { DraftField } from "./draft-field";
import { useDraftForm } from "./draft-form";
import { NetworkFields } from "./network-fields";
import { PairRows } from "./pair-rows";
import { ScalingFields } from "./scaling-fields";
import { SecretFields } from "./secret-fields";
import { TaskRoleField } from "./task-role-field";

export function MoreFields() {
  const deploy = useTextPart(deployFieldsText);
  const words = useTextPart(moreSettingsText);
  const { target, draft, change, errorOf, wrongFields } = useDraftForm();
  const network = wrongFields.find((field) => field.startsWith("ship.settings.network"));
  return (
    <>
      <SecretFields />
      <TaskRoleField />
      <fieldset name={network} tabIndex={-1} className="min-w-0">
        <NetworkFields
          target={target}
          value={draft.network}
          onChange={(next) => change({ network: next })}
          error={network && errorOf(network)}
        />
      </fieldset>
      <ScalingFields />
      <CommandField />
      <DraftField
        field="ship.settings.logGroupName"
        label={deploy.labels.logGroupName}
        hint={words.logGroupHint}
        placeholder="/team/shop"
        isCode
        value={draft.logGroupName}
        onChange={(logGroupName) => change({ logGroupName })}
      />
      <PairRows
        legend={deploy.labels.tags}
        field="ship.settings.tags"
        members={{ name: "key", value: "value" }}
        words={words.tagWords}
        pairs={draft.tags}
        onChange={(tags) => change({ tags })}
      >
        <p className="phrase text-xs text-ink-3">{words.tagsHint}</p>
      </PairRows>
    </>
  );
}
