import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Input, Select } from "@/components/ui/input";
import { type AdoptDraft, buildOf } from "@/lib/domain/adopt-draft";
import type { Adoption } from "@/lib/domain/adoption";
import { adoptText } from "@/lib/text/parts/adopt";
import { useTextPart } from "@/lib/text/text-part";

interface BuildFieldsProps {
  adoption: Adoption;
  draft: AdoptDraft;
  onChange: (part: Partial<AdoptDraft>) => void;
  error?: ReactNode;
}

/** Which project, where several push to the repository, and what of its source. */
export function BuildFields({ adoption, draft, onChange, error }: BuildFieldsProps) {
  const adopt = useTextPart(adoptText);
  const build = buildOf(draft, adoption);
  return (
    <>
      {adoption.builds.length > 1 && (
        <Field label={adopt.project}>
          {(control) => (
            <Select
              {...control}
              name="ship.image.projectName"
              value={draft.projectName}
              onChange={(event) => onChange({ projectName: event.target.value })}
            >
              {adoption.builds.map(({ projectName }) => (
                <option key={projectName}>{projectName}</option>
              ))}
            </Select>
          )}
        </Field>
      )}
      {build?.hasRevisions === false && <p className="phrase text-ink-2">{adopt.noRevisions(build.sourceType)}</p>}
      {build?.hasRevisions && (
        <Field label={adopt.revision} hint={adopt.revisionHint(build.revision ?? "")} error={error}>
          {(control) => (
            <Input
              {...control}
              name="ship.image.revision"
              value={draft.revision}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              onChange={(event) => onChange({ revision: event.target.value })}
              className="font-mono desk:text-xs"
            />
          )}
        </Field>
      )}
    </>
  );
}
