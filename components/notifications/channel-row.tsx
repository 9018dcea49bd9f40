"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { StatusWord } from "@/components/progress/status-word";
import { PermittedButton } from "@/components/session/permitted-button";
import { ConfirmButton } from "@/components/settings/confirm-button";
import { Place } from "@/components/settings/place";
import { SettingsRow } from "@/components/settings/settings-list";
import { removeChannelMutation, testChannelMutation } from "@/lib/api/notification-queries";
import type { ChannelReach, NotificationChannel } from "@/lib/domain/notification-channel";
import { notificationsText } from "@/lib/text/parts/notifications";
import { settingsText } from "@/lib/text/parts/settings";
import { useTextPart } from "@/lib/text/text-part";
import { LastResult } from "./last-result";

export const channelColumns = "desk:grid-cols-[minmax(0,1.2fr)_minmax(0,1.3fr)_minmax(0,1.1fr)_minmax(0,1.4fr)_190px]";

export function ChannelRow({ channel, editHref }: { channel: NotificationChannel; editHref: string }) {
  const settings = useTextPart(settingsText);
  const words = useTextPart(notificationsText);
  const testing = useMutation(testChannelMutation());
  const removing = useMutation(removeChannelMutation());
  const { id, name, reach, secretEnds, events, targets, services, quietHours, last, underWay } = channel;

  return (
    <SettingsRow columns={channelColumns}>
      <span className="min-w-0">
        <span className="font-[550] wrap-anywhere">{name}</span>
        <span className="block text-xs text-ink-3">{words.kinds[reach.kind]}</span>
      </span>
      <span className="min-w-0 wrap-anywhere text-ink-2">
        {placeOf(reach)} {secretEnds && <code className="text-xs text-ink-3">{words.ends(secretEnds)}</code>}
      </span>
      <span className="min-w-0 text-ink-2">
        <span title={events.map((event) => words.names[event]).join("\n")}>{words.eventCount(events.length)}</span>
        {targets.map((target) => (
          <Place key={target} of={target} />
        ))}
        {services.length > 0 && <span className="block text-xs wrap-anywhere">{services.join(", ")}</span>}
        {quietHours && (
          <span className="block text-xs text-ink-3">
            {words.quietNow(quietHours.from, quietHours.to, quietHours.timeZone)}
          </span>
        )}
      </span>
      <span className="min-w-0 text-ink-2">
        <LastResult last={last} />
        {underWay > 0 && <span className="block text-xs text-ink-3">{words.underWay(underWay)}</span>}
      </span>
      <span className="flex flex-wrap justify-end gap-1.5 max-desk:justify-start">
        <PermittedButton
          to="POST /api/v1/notification-channels/{id}/test"
          size="small"
          aria-label={`${words.test}: ${name}`}
          disabled={testing.isPending}
          onClick={() => testing.mutate(id)}
        >
          {testing.isPending ? words.testing : words.test}
        </PermittedButton>
        <PermittedButton asChild to="POST /api/v1/notification-channels" size="small">
          <Link href={editHref} scroll={false} aria-label={`${settings.edit}: ${name}`}>
            {settings.edit}
          </Link>
        </PermittedButton>
        <ConfirmButton
          to="POST /api/v1/notification-channels/{id}/remove"
          label={settings.remove}
          name={`${settings.remove}: ${name}`}
          busyLabel={settings.removing}
          title={words.removeTitle(name)}
          about={words.removeAbout}
          mutation={removing}
          input={id}
        />
      </span>
      <p role="status" className="text-ink-2 empty:hidden desk:col-span-full">
        {testing.data?.outcome === "sent" && <StatusWord state="succeeded" word={words.testSent} />}
      </p>
      {testing.error && (
        <div className="desk:col-span-full">
          <ProblemNotice error={testing.error} />
        </div>
      )}
    </SettingsRow>
  );
}

function placeOf(reach: ChannelReach): string {
  if (reach.kind === "slack-bot") return reach.channel;
  return reach.kind === "mail" ? reach.to.join(", ") : reach.host;
}
