import type { ReactNode } from "react";
import { Field } from "./field";
import { Input } from "./input";

interface TypedConfirmProps {
  label: ReactNode;
  /** What has to be typed, where the label does not say it. */
  aside?: ReactNode;
  error?: string;
  value: string;
  onChange: (value: string) => void;
}

/** A name that is typed as it stands, so that nobody does it by mistake. */
export function TypedConfirm({ label, aside, error, value, onChange }: TypedConfirmProps) {
  return (
    <Field label={label} aside={aside} error={error}>
      {(control) => (
        <Input
          {...control}
          value={value}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="font-mono"
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
