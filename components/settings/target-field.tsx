"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useText } from "@/lib/text/text-provider";
import type { TargetDraft } from "./target-draft";

export interface TargetFormParts {
  draft: TargetDraft;
  change: (part: Partial<TargetDraft>) => void;
  errorOf: (field: string) => string | undefined;
}

type TextMember = { [Name in keyof TargetDraft]: TargetDraft[Name] extends string ? Name : never }[keyof TargetDraft];

interface TargetFieldProps extends TargetFormParts {
  name: Exclude<TextMember, "by" | "colour">;
  /** Its path in what is sent, where that is another. */
  field?: string;
  label: string;
  hint?: string;
  isOptional?: boolean;
  /** Of a target that is there already: another account or Region is another target. */
  isLocked?: boolean;
  autoFocus?: boolean;
  inputMode?: "numeric";
}

export function TargetField({
  draft,
  change,
  errorOf,
  name,
  field = name,
  label,
  hint,
  isOptional,
  isLocked,
  ...props
}: TargetFieldProps) {
  const { common } = useText();
  return (
    <Field label={label} aside={isOptional ? common.optional : undefined} hint={hint} error={errorOf(field)}>
      {(control) => (
        <Input
          {...control}
          {...props}
          value={draft[name]}
          readOnly={isLocked}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={({ target }) => change({ [name]: target.value })}
          className={isLocked ? "border-line-2 bg-sunken" : undefined}
        />
      )}
    </Field>
  );
}
