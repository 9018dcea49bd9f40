"use client";

import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useText } from "@/lib/text/text-provider";
import type { ChannelDraft } from "./channel-draft";

export interface ChannelFormParts {
  draft: ChannelDraft;
  change: (part: Partial<ChannelDraft>) => void;
  errorOf: (field: string) => string | undefined;
}

type TextMember = {
  [Name in keyof ChannelDraft]: ChannelDraft[Name] extends string
    ? string extends ChannelDraft[Name]
      ? Name
      : never
    : never;
}[keyof ChannelDraft];

interface ChannelFieldProps extends ChannelFormParts {
  name: TextMember;
  /** Its path in what is sent. */
  field: string;
  label: string;
  hint?: ReactNode;
  isOptional?: boolean;
  type?: "text" | "password" | "time" | "email";
  inputMode?: "numeric" | "url";
  autoFocus?: boolean;
  placeholder?: string;
}

export function ChannelField(props: ChannelFieldProps) {
  const { draft, change, errorOf, name, field, label, hint, isOptional, ...rest } = props;
  const { common } = useText();
  return (
    <Field label={label} aside={isOptional ? common.optional : undefined} hint={hint} error={errorOf(field)}>
      {(control) => (
        <Input
          {...control}
          {...rest}
          value={draft[name]}
          autoComplete={rest.type === "password" ? "new-password" : "off"}
          autoCapitalize="none"
          spellCheck={false}
          onChange={({ target }) => change({ [name]: target.value })}
        />
      )}
    </Field>
  );
}
