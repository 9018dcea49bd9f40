import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { fieldErrors, restOf } from "@/components/settings/field-errors";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input, Select, Textarea } from "@/components/ui/input";
import { call } from "@/lib/api/client";
import { type ServiceAddress, serviceQuery } from "@/lib/api/service-queries";
import type { TeamService } from "@/lib/domain/team-status";
import { ruleText } from "@/lib/text/parts/rule";
import { serviceActionsText } from "@/lib/text/parts/service-actions";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

const severities = ["info", "warning", "critical"] as const;
type Severity = (typeof severities)[number];

interface NoticeDialogProps {
  service: ServiceAddress;
  notice?: TeamService["notice"];
  onClose: () => void;
}

export function NoticeDialog({ service, notice, onClose }: NoticeDialogProps) {
  const allText = useText();
  const rules = useTextPart(ruleText);
  const { common } = allText;
  const words = useTextPart(serviceActionsText);
  const client = useQueryClient();
  const [text, setText] = useState(notice?.text ?? "");
  const [severity, setSeverity] = useState<Severity>(notice?.severity ?? "info");
  const [link, setLink] = useState(notice?.link ?? "");
  const [until, setUntil] = useState(notice?.endsAt ? localTime(notice.endsAt) : "");

  const done = async () => {
    await client.invalidateQueries({ queryKey: serviceQuery(service).queryKey });
    onClose();
  };
  const save = useMutation({
    mutationFn: () =>
      call("POST /api/v1/targets/{target}/services/{serviceName}/notice", {
        ...service,
        text,
        severity,
        ...(link && { link }),
        ...(until && { endsAt: new Date(until).toISOString() }),
      }),
    onSuccess: done,
  });
  const remove = useMutation({
    mutationFn: () => call("POST /api/v1/targets/{target}/services/{serviceName}/notice/remove", service),
    onSuccess: done,
  });
  const errorOf = fieldErrors(save.error, rules);
  const rest = restOf(save.error, ["text", "link", "endsAt"]);
  const isBusy = save.isPending || remove.isPending;

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={notice ? words.changeNotice : words.writeNotice}
      description={words.noticeAbout}
      footer={
        <>
          {notice && (
            <Button look="danger" disabled={isBusy} onClick={() => remove.mutate()}>
              {words.remove}
            </Button>
          )}
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button look="primary" disabled={isBusy} onClick={() => save.mutate()}>
            {words.save}
          </Button>
        </>
      }
    >
      <Field label={words.noticeText} hint={words.noticeTextHint} error={errorOf("text")}>
        {(control) => (
          <Textarea
            {...control}
            value={text}
            maxLength={500}
            className="font-sans"
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      <Field label={words.severity}>
        {(control) => (
          <Select {...control} value={severity} onChange={({ target }) => setSeverity(target.value as Severity)}>
            {severities.map((each) => (
              <option key={each} value={each}>
                {words.severities[each]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={words.link} aside={common.optional} error={errorOf("link")}>
        {(control) => <Input {...control} type="url" value={link} onChange={({ target }) => setLink(target.value)} />}
      </Field>
      <Field label={words.until} aside={common.optional} hint={words.untilHint} error={errorOf("endsAt")}>
        {(control) => (
          <Input {...control} type="datetime-local" value={until} onChange={({ target }) => setUntil(target.value)} />
        )}
      </Field>
      {rest && <ProblemNotice error={rest} />}
      {remove.error && <ProblemNotice error={remove.error} />}
    </Dialog>
  );
}

/** As a field for a local time has it. */
function localTime(at: string): string {
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
