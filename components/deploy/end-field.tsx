import { useKnownTarget } from "@/components/target/use-target";
import { deployFieldsText } from "@/lib/text/parts/deploy-fields";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { DraftField } from "./draft-field";
import { useDraftForm } from "./draft-form";

/** Until when the service is to live. */
export function EndField({ isNewService }: { isNewService: boolean }) {
  const deploy = useTextPart(deployFieldsText);
  const { common } = useText();
  const { draft, change, target } = useDraftForm();
  const days = useKnownTarget(target)?.timeToLive.defaultDays;
  const hint = isNewService ? (days ? deploy.endsDefault(days) : deploy.endsNever) : deploy.endsAsIs;
  return (
    <DraftField
      field="endsAt"
      type="date"
      label={deploy.endsOn}
      aside={common.optional}
      hint={hint}
      value={draft.endsOn}
      onChange={(endsOn) => change({ endsOn })}
    />
  );
}
