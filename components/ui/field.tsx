import { type ReactNode, useId } from "react";
import { Mark } from "@/components/progress/mark";

interface ControlProps {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

interface FieldProps {
  label: ReactNode;
  /** Beside the label, in a lower voice. */
  aside?: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  children: (control: ControlProps) => ReactNode;
}

/** A label, its control, what is allowed, and what was wrong; tied together for screen readers. */
export function Field({ label, aside, hint, error, children }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");

  return (
    <div className="grid min-w-0 gap-1.25">
      <label htmlFor={id} className="font-medium">
        {label}
        {aside && <span className="ml-1.5 font-normal text-ink-3">{aside}</span>}
      </label>
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      {error && (
        <p id={`${id}-error`} className="flex gap-1.5 text-failed">
          <Mark state="failed" className="mt-0.5 size-3.5" />
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="phrase text-xs text-ink-3">
          {hint}
        </p>
      )}
    </div>
  );
}
