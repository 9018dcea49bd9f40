import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { fieldErrors, restOf } from "@/components/settings/field-errors";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { call } from "@/lib/api/client";
import { type ServiceAddress, serviceQuery } from "@/lib/api/service-queries";
import { ruleText } from "@/lib/text/parts/rule";
import { serviceActionsText } from "@/lib/text/parts/service-actions";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

export function LockDialog({ service, onClose }: { service: ServiceAddress; onClose: () => void }) {
  const text = useText();
  const rules = useTextPart(ruleText);
  const words = useTextPart(serviceActionsText);
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const lock = useMutation({
    mutationFn: () => call("POST /api/v1/targets/{target}/services/{serviceName}/lock", { ...service, reason }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: serviceQuery(service).queryKey });
      onClose();
    },
  });
  const rest = restOf(lock.error, ["reason"]);
  const form = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    lock.mutate();
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.lockTitle(service.serviceName)}
      description={words.lockAbout}
      footer={
        <>
          <Button onClick={onClose}>{text.common.cancel}</Button>
          <Button type="submit" form={form} look="primary" disabled={lock.isPending}>
            {words.lock}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate className="grid gap-3.5">
        <Field label={words.lockReason} error={fieldErrors(lock.error, rules)("reason")}>
          {(control) => (
            <Input {...control} value={reason} maxLength={200} onChange={({ target }) => setReason(target.value)} />
          )}
        </Field>
        {rest && <ProblemNotice error={rest} />}
      </form>
    </Dialog>
  );
}
