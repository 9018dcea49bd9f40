"use client";

import { Segmented } from "@/components/ui/segmented";
import { notificationsText } from "@/lib/text/parts/notifications";
import { useTextPart } from "@/lib/text/text-part";
import { ChannelField, type ChannelFormParts } from "./channel-field";

/** In which language, and when not. */
export function ChannelTimes(form: ChannelFormParts) {
  const words = useTextPart(notificationsText);
  const { draft, change } = form;

  return (
    <div className="grid gap-3.5">
      <div className="grid justify-items-start gap-1.25">
        <span className="font-medium">{words.language}</span>
        <Segmented
          label={words.language}
          value={draft.locale}
          options={[
            { value: "en", label: "English" },
            { value: "ja", label: "日本語" },
          ]}
          onChange={(locale) => change({ locale })}
        />
      </div>
      <label className="flex cursor-pointer items-start gap-2 py-1">
        <input
          type="checkbox"
          className="mt-0.5 size-4 shrink-0 accent-(--accent)"
          checked={draft.isQuiet}
          onChange={({ target }) => change({ isQuiet: target.checked })}
        />
        <span className="grid gap-0.5">
          <span className="font-medium">{words.quiet}</span>
          <span className="phrase text-xs text-ink-3">{words.quietHint}</span>
        </span>
      </label>
      {draft.isQuiet && (
        <div className="grid items-start gap-3.5 desk:grid-cols-[120px_120px_minmax(0,1fr)]">
          <ChannelField {...form} name="quietFrom" field="quietHours.from" label={words.quietFrom} type="time" />
          <ChannelField {...form} name="quietTo" field="quietHours.to" label={words.quietTo} type="time" />
          <ChannelField {...form} name="timeZone" field="quietHours.timeZone" label={words.timeZone} />
        </div>
      )}
    </div>
  );
}
