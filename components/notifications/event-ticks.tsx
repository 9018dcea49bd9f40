"use client";

import { Ticks } from "@/components/ui/ticks";
import { notificationEvents } from "@/lib/domain/notification-event";
import { notificationsText } from "@/lib/text/parts/notifications";
import { useTextPart } from "@/lib/text/text-part";
import type { ChannelFormParts } from "./channel-field";

/** A beginning is told only where its message can be changed, or to a machine. */
const kindsWithStart = ["slack-bot", "discord", "webhook"];

export function EventTicks({ draft: { events, kind }, change, errorOf }: ChannelFormParts) {
  const words = useTextPart(notificationsText);
  const offered = notificationEvents.filter((name) => name !== "deploy-started" || kindsWithStart.includes(kind));
  const error = errorOf("events");

  return (
    <div className="grid gap-1">
      <Ticks
        legend={words.events}
        choices={offered}
        labelOf={(name) => words.names[name]}
        ticked={events}
        onChange={(ticked) => change({ events: ticked })}
      />
      {error && <p className="text-failed">{error}</p>}
    </div>
  );
}
