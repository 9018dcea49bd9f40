"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { fieldErrors, restOf } from "@/components/settings/field-errors";
import { TargetTicks } from "@/components/settings/target-ticks";
import { Button } from "@/components/ui/button";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { saveChannelMutation } from "@/lib/api/notification-queries";
import type { ChannelKind, NotificationChannel } from "@/lib/domain/notification-channel";
import { notificationsText } from "@/lib/text/parts/notifications";
import { ruleText } from "@/lib/text/parts/rule";
import { settingsText } from "@/lib/text/parts/settings";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { type ChannelDraft, channelOfDraft, draftOfChannel, emptyChannel } from "./channel-draft";
import { ChannelField } from "./channel-field";
import { ChannelReachFields } from "./channel-reach";
import { ChannelTimes } from "./channel-times";
import { EventTicks } from "./event-ticks";

interface ChannelFormProps {
  /** The one to change; without one, a new one. */
  given?: NotificationChannel;
  onSaved: (name: string) => void;
  onCancel: () => void;
}

const kinds: readonly ChannelKind[] = ["slack-webhook", "slack-bot", "teams", "discord", "mail", "webhook"];
const shownFields = [
  ..."name events reach.url reach.token reach.channel reach.signingSecret reach.host reach.port reach.security".split(
    " ",
  ),
  ..."reach.user reach.password reach.from reach.to services quietHours.from quietHours.to quietHours.timeZone".split(
    " ",
  ),
];

export function ChannelForm({ given, onSaved, onCancel }: ChannelFormProps) {
  const { locale, text } = useLanguage();
  const settings = useTextPart(settingsText);
  const words = useTextPart(notificationsText);
  const rules = useTextPart(ruleText);
  const [draft, setDraft] = useState(() => (given ? draftOfChannel(given) : emptyChannel(locale)));
  const saving = useMutation(saveChannelMutation());
  const refused = fieldErrors(saving.error, rules);
  // Of a list, what is wrong with one of it stands at all of it.
  const errorOf = (field: string) => refused(field) ?? refused(`${field}.0`);
  const rest = restOf(saving.error, [...shownFields, "reach.to.0", "services.0"]);
  const form = { draft, change: (part: Partial<ChannelDraft>) => setDraft({ ...draft, ...part }), errorOf };
  const kept = given && given.reach.kind === draft.kind ? words.kept(given.secretEnds) : undefined;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(channelOfDraft(draft, given?.id), { onSuccess: ({ name }) => onSaved(name) });
  };

  return (
    <Card aria-label={given ? words.editTitle(given.name) : words.addTitle} className="mb-3.5">
      <CardHeader>
        <CardTitle>{given ? words.editTitle(given.name) : words.addTitle}</CardTitle>
      </CardHeader>
      <form onSubmit={submit} noValidate className="grid gap-4 p-3.5">
        <div className="grid items-start gap-3.5 desk:grid-cols-2">
          <Field label={words.kind} hint={words.kindHints[draft.kind]}>
            {(control) => (
              <Select
                {...control}
                value={draft.kind}
                onChange={({ target }) => form.change({ kind: target.value as ChannelKind })}
              >
                {kinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {words.kinds[kind]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <ChannelField {...form} name="name" field="name" label={words.name} autoFocus />
        </div>
        <ChannelReachFields {...form} kept={kept} />
        <EventTicks {...form} />
        <TargetTicks ticked={draft.targets} onChange={(targets) => form.change({ targets })} />
        <ChannelField
          {...form}
          name="services"
          field="services"
          label={words.services}
          hint={words.servicesHint}
          isOptional
        />
        <ChannelTimes {...form} />
        {rest && <ProblemNotice error={rest} />}
        <div className="flex flex-wrap justify-end gap-2 max-desk:flex-col-reverse">
          <Button onClick={onCancel}>{text.common.cancel}</Button>
          <Button type="submit" look="primary" disabled={saving.isPending}>
            {saving.isPending ? settings.saving : settings.save}
          </Button>
        </div>
      </form>
    </Card>
  );
}
