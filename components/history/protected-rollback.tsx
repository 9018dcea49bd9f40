import { AskFields } from "@/components/approval/ask-fields";
import { useAskForm } from "@/components/approval/use-ask-form";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { PermittedButton } from "@/components/session/permitted-button";
import type { ServiceAddress } from "@/lib/api/service-queries";
import { historyText } from "@/lib/text/parts/history";
import { rollbackText } from "@/lib/text/parts/rollback";
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
  const words = useTextPart(historyText).rollback;
  const { starting } = useTextPart(rollbackText);
  const { start, isStarting, error } = useStartRollback(service);
  const form = useAskForm(typed, (asked) => {
    if (!isStarting) start({ to, ...asked });
  });

  return (
    <form noValidate onSubmit={form.submit} className="grid gap-3.5">
      <AskFields form={form} words={words} />
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
