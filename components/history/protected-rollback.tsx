import { type FormEvent, useState } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { PermittedButton } from "@/components/session/permitted-button";
import { ProdPlate } from "@/components/target/target-marks";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ServiceAddress } from "@/lib/api/service-queries";
import { useTextPart } from "@/lib/text/text-part";
import { useStartRollback } from "./use-start-rollback";

interface ProtectedRollbackProps {
  service: ServiceAddress;
  to: string;
  label: string;
  /** What has to be typed. */
  typed: string;
}

/** On a protected target: typed and with a reason; then a second person decides. */
export function ProtectedRollback({ service, to, label, typed }: ProtectedRollbackProps) {
  const words = useTextPart("history").rollback;
  const { starting } = useTextPart("rollback");
  const { start, isStarting, error } = useStartRollback(service);
  const [confirm, setConfirm] = useState("");
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const isRight = confirm.trim() === typed;
  const hasReason = reason.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isRight && hasReason && !isStarting) start({ to, confirm: confirm.trim(), reason: reason.trim() });
  };

  return (
    <form noValidate onSubmit={submit} className="grid gap-3.5">
      <Field
        label={words.type}
        aside={
          <span className="inline-flex items-center gap-1.5 text-ink">
            <code className="wrap-anywhere select-all">{typed}</code>
            <ProdPlate />
          </span>
        }
        error={isTried && !isRight ? words.typeWrong : undefined}
      >
        {(control) => (
          <Input
            {...control}
            value={confirm}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className="font-mono"
            onChange={({ target }) => setConfirm(target.value)}
          />
        )}
      </Field>
      <Field
        label={words.reason}
        hint={words.reasonHint}
        error={isTried && !hasReason ? words.reasonMissing : undefined}
      >
        {(control) => (
          <Input {...control} value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} />
        )}
      </Field>
      <p className="phrase text-ink-2">{words.protectedAbout}</p>
      <PermittedButton
        type="submit"
        to="POST /api/v1/targets/{target}/services/{serviceName}/rollback"
        target={service.target}
        look="primary"
        size="large"
        aria-disabled={isStarting || undefined}
        className="h-auto w-full py-2.75 whitespace-normal!"
      >
        {isStarting ? starting : label}
      </PermittedButton>
      {error && <ProblemNotice error={error} />}
    </form>
  );
}
