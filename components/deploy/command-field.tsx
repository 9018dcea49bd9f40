import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/input";
import { deployFieldsText } from "@/lib/text/parts/deploy-fields";
import { moreSettingsText } from "@/lib/text/parts/more-settings";
import { useTextPart } from "@/lib/text/text-part";
import { useDraftForm } from "./draft-form";

const field = "ship.settings.command";

export function CommandField() {
  const deploy = useTextPart(deployFieldsText);
  const { commandHint } = useTextPart(moreSettingsText);
  const { draft, change, errorOf, touch, wrongFields } = useDraftForm();
  const wrong = wrongFields.find((other) => other.startsWith(field));
  return (
    <Field label={deploy.labels.command} hint={commandHint} error={wrong && errorOf(wrong)}>
      {(control) => (
        <Textarea
          {...control}
          name={wrong ?? field}
          rows={3}
          wrap="off"
          spellCheck={false}
          placeholder={"node\nserver.js"}
          value={draft.command}
          onChange={(event) => change({ command: event.target.value })}
          onBlur={() => touch(field)}
          className="min-h-16"
        />
      )}
    </Field>
  );
}
