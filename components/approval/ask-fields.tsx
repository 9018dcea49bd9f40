import { ProdPlate } from "@/components/target/target-marks";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { TypedConfirm } from "@/components/ui/typed-confirm";
import type { AskForm } from "./use-ask-form";

interface AskFieldsProps {
  form: AskForm;
  words: { type: string; typeWrong: string; reason: string; reasonHint: string; reasonMissing: string };
}

/** What a protected target wants of whoever asks: its name typed, and a reason. */
export function AskFields({ form, words }: AskFieldsProps) {
  return (
    <>
      <TypedConfirm
        label={words.type}
        aside={
          <span className="inline-flex items-center gap-1.5 text-ink">
            <code className="wrap-anywhere select-all">{form.typed}</code>
            <ProdPlate />
          </span>
        }
        error={form.isTypedWrong ? words.typeWrong : undefined}
        value={form.confirm}
        onChange={form.setConfirm}
      />
      <Field
        label={words.reason}
        hint={words.reasonHint}
        error={form.isReasonMissing ? words.reasonMissing : undefined}
      >
        {(control) => (
          <Input
            {...control}
            value={form.reason}
            maxLength={200}
            autoComplete="off"
            onChange={({ target }) => form.setReason(target.value)}
          />
        )}
      </Field>
    </>
  );
}
