import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { taskRolesQuery } from "@/lib/api/pick-queries";
import { deployFieldsText } from "@/lib/text/parts/deploy-fields";
import { moreSettingsText } from "@/lib/text/parts/more-settings";
import { useTextPart } from "@/lib/text/text-part";
import { DraftField } from "./draft-field";
import { useDraftForm } from "./draft-form";
import { PickNotes } from "./pick-notes";

/** What the app itself may do in AWS. */
export function TaskRoleField() {
  const deploy = useTextPart(deployFieldsText);
  const words = useTextPart(moreSettingsText);
  const { target, draft, change } = useDraftForm();
  const list = useQuery(taskRolesQuery(target));
  const id = useId();
  return (
    <div className="grid min-w-0 gap-1.25">
      <DraftField
        field="ship.settings.taskRoleArn"
        label={deploy.labels.taskRoleArn}
        hint={words.taskRoleHint}
        placeholder="arn:aws:iam::123456789012:role/shop-task"
        list={id}
        isCode
        value={draft.taskRoleArn}
        onChange={(taskRoleArn) => change({ taskRoleArn })}
      />
      <datalist id={id}>
        {list.data?.roles.map(({ arn, name, description }) => (
          <option key={arn} value={arn}>
            {description ? `${name} · ${description}` : name}
          </option>
        ))}
      </datalist>
      <PickNotes list={list} nameOf={() => "IAM"} />
    </div>
  );
}
