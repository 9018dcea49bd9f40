"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { StatusWord } from "@/components/progress/status-word";
import { PermittedButton } from "@/components/session/permitted-button";
import { SettingsHead } from "@/components/settings/settings-head";
import { SettingsList } from "@/components/settings/settings-list";
import { channelsQuery } from "@/lib/api/notification-queries";
import { notificationsText } from "@/lib/text/parts/notifications";
import { settingsText } from "@/lib/text/parts/settings";
import { useTextPart } from "@/lib/text/text-part";
import { ChannelForm } from "./channel-form";
import { ChannelRow, channelColumns } from "./channel-row";

const here = "/settings/notifications";

/** Who is told what. The channel that is edited is in the address. */
export function ChannelSettings() {
  const settings = useTextPart(settingsText);
  const words = useTextPart(notificationsText);
  const router = useRouter();
  const edited = useSearchParams().get("edit");
  const channels = useQuery(channelsQuery());
  const [saved, setSaved] = useState<string>();
  const found = channels.data?.channels.find(({ id }) => id === edited);
  const { name, where, what, last } = words.columns;
  const leave = (channelName?: string) => {
    setSaved(channelName);
    router.replace(here, { scroll: false });
  };

  return (
    <>
      <SettingsHead title={settings.names.notifications} about={words.about}>
        {!edited && (
          <PermittedButton asChild to="POST /api/v1/notification-channels" look="primary">
            <Link href={`${here}?edit=new`} scroll={false}>
              {words.add}
            </Link>
          </PermittedButton>
        )}
      </SettingsHead>
      <p role="status" className="text-ink-2 not-empty:mb-3">
        {saved && <StatusWord state="succeeded" word={words.saved(saved)} />}
      </p>
      {(edited === "new" || found) && (
        <ChannelForm key={edited} given={found} onSaved={leave} onCancel={() => leave()} />
      )}
      <SettingsList
        label={settings.names.notifications}
        columns={channelColumns}
        heads={[name, where, what, last]}
        items={channels.data?.channels}
        error={channels.error}
        onRetry={channels.refetch}
        empty={words.empty}
      >
        {(channel) => <ChannelRow key={channel.id} channel={channel} editHref={`${here}?edit=${channel.id}`} />}
      </SettingsList>
    </>
  );
}
