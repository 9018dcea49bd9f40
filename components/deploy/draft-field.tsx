import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { cn } from "@/lib/cn";
import { useDraftForm } from "./draft-form";

interface DraftFieldProps {
  /** Its path in the input of the deploy. */
  field: string;
  label: ReactNode;
  aside?: ReactNode;
  hint?: ReactNode;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  type?: "text" | "password" | "url" | "date";
  inputMode?: "numeric" | "url";
  isCode?: boolean;
  /** The id of a list of values to pick from. */
  list?: string;
  autoFocus?: boolean;
}

export function DraftField({
  field,
  label,
  aside,
  hint,
  value,
  onChange,
  isCode,
  type = "text",
  ...props
}: DraftFieldProps) {
  const { errorOf, touch } = useDraftForm();
  return (
    <Field label={label} aside={aside} hint={hint} error={errorOf(field)}>
      {(control) => (
        <Input
          {...control}
          {...props}
          name={field}
          type={type}
          value={value}
          autoComplete={type === "password" ? "new-password" : "off"}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
          onBlur={() => value !== "" && touch(field)}
          className={cn(isCode && "font-mono desk:text-xs")}
        />
      )}
    </Field>
  );
}
