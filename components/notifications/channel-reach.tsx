"use client";

import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { notificationsText } from "@/lib/text/parts/notifications";
import { useTextPart } from "@/lib/text/text-part";
import { ChannelField, type ChannelFormParts } from "./channel-field";

interface ChannelReachFieldsProps extends ChannelFormParts {
  /** What is said of a secret that is there already. */
  kept?: string;
}

/** How the messages get there: what each kind needs. */
export function ChannelReachFields({ kept, ...form }: ChannelReachFieldsProps) {
  const words = useTextPart(notificationsText);
  const { kind } = form.draft;
  const secret = { ...form, hint: kept, type: "password" } as const;

  if (kind === "mail") return <MailFields {...form} kept={kept} />;
  if (kind === "slack-bot")
    return (
      <div className="grid items-start gap-3.5 desk:grid-cols-2">
        <ChannelField {...secret} name="token" field="reach.token" label={words.token} hint={kept ?? words.tokenHint} />
        <ChannelField
          {...form}
          name="channel"
          field="reach.channel"
          label={words.slackChannel}
          hint={words.slackChannelHint}
        />
      </div>
    );
  return (
    <>
      <ChannelField {...secret} name="url" field="reach.url" label={words.url} inputMode="url" />
      {kind === "webhook" && <SigningSecret {...form} kept={kept} />}
    </>
  );
}

const secretBytes = 32;

function SigningSecret({ kept, ...form }: ChannelReachFieldsProps) {
  const words = useTextPart(notificationsText);
  const make = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(secretBytes));
    form.change({ signingSecret: `whsec_${btoa(String.fromCharCode(...bytes))}` });
  };
  return (
    <div className="flex items-start gap-2">
      <div className="min-w-0 flex-1">
        <ChannelField
          {...form}
          name="signingSecret"
          field="reach.signingSecret"
          label={words.signingSecret}
          hint={form.draft.signingSecret ? words.makeSecretHint : kept}
        />
      </div>
      <Button onClick={make} className="mt-6.25">
        {words.makeSecret}
      </Button>
    </div>
  );
}

function MailFields({ kept, ...form }: ChannelReachFieldsProps) {
  const words = useTextPart(notificationsText);
  const { security } = form.draft;
  const securityError = form.errorOf("reach.security");
  return (
    <>
      <div className="grid items-start gap-3.5 desk:grid-cols-[minmax(0,1fr)_96px_auto]">
        <ChannelField {...form} name="host" field="reach.host" label={words.host} />
        <ChannelField {...form} name="port" field="reach.port" label={words.port} inputMode="numeric" />
        <div className="grid gap-1.25">
          <span className="font-medium">{words.security}</span>
          <Segmented
            label={words.security}
            value={security}
            options={(["tls", "starttls", "none"] as const).map((value) => ({ value, label: words.securities[value] }))}
            onChange={(value) => form.change({ security: value })}
          />
          {securityError && <p className="text-failed">{securityError}</p>}
        </div>
      </div>
      {security !== "none" && (
        <div className="grid items-start gap-3.5 desk:grid-cols-2">
          <ChannelField {...form} name="user" field="reach.user" label={words.user} isOptional />
          <ChannelField
            {...form}
            name="password"
            field="reach.password"
            label={words.password}
            hint={kept}
            type="password"
            isOptional
          />
        </div>
      )}
      <div className="grid items-start gap-3.5 desk:grid-cols-2">
        <ChannelField {...form} name="from" field="reach.from" label={words.from} type="email" />
        <ChannelField {...form} name="to" field="reach.to" label={words.to} hint={words.toHint} />
      </div>
    </>
  );
}
