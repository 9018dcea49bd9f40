import { deployText } from "@/lib/text/parts/deploy";
import { useTextPart } from "@/lib/text/text-part";
import { BeforeLine } from "./before-line";
import { useDraftForm } from "./draft-form";

/** The Region has none: whoever deploys says whether it is made first. */
export function DefaultVpcLine() {
  const deploy = useTextPart(deployText);
  const { draft, change } = useDraftForm();
  return (
    <BeforeLine state={draft.createDefaultVpc ? "succeeded" : "failed"}>
      <span className="phrase">{deploy.vpcMissing}</span>
      <label className="mt-1.5 flex min-h-6 cursor-pointer items-start gap-2 max-desk:min-h-11 max-desk:items-center">
        <input
          type="checkbox"
          name="createDefaultVpc"
          checked={draft.createDefaultVpc}
          onChange={(event) => change({ createDefaultVpc: event.target.checked })}
          className="mt-0.5 size-4 shrink-0 accent-primary max-desk:mt-0"
        />
        <span className="font-medium text-ink">{deploy.createVpc}</span>
      </label>
      <p className="phrase text-xs text-ink-3">{draft.createDefaultVpc ? deploy.createVpcAbout : deploy.vpcRefused}</p>
    </BeforeLine>
  );
}
