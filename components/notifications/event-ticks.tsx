"use client";

import { notificationEvents } from "@/lib/domain/notification-event";
import { useTextPart } from "@/lib/text/text-part";
import type { ChannelFormParts } from "./channel-field";

/** A beginning is told only where its message can be changed, or to a machine. */
const kindsWithStart = ["slack-bot", "discord", "webhook"];

export function EventTicks({ draft, change, errorOf }: ChannelFormParts) {
  const words = useTextPart("notifications");
  const { events, kind } = draft;
  const offered = notificationEvents.filter((name) => name !== "deploy-started" || kindsWithStart.includes(kind));
  const error = errorOf("events");

  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium">{words.events}</legend>
      <div className="grid gap-x-5 gap-y-1 desk:grid-cols-2">
        {offered.map((name) => (
          <label key={name} className="flex min-h-7 cursor-pointer items-center gap-2 max-desk:min-h-11">
            <input
              type="checkbox"
              className="size-4 shrink-0 accent-(--accent)"
              checked={events.includes(name)}
              onChange={({ target }) => {
                const others = events.filter((one) => one !== name);
                change({ events: target.checked ? [...others, name] : others });
              }}
            />
            {words.names[name]}
          </label>
        ))}
      </div>
      {error && <p className="text-failed">{error}</p>}
    </fieldset>
  );
}
