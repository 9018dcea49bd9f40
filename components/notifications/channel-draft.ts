import type { ChannelKind, NotificationChannel, SaveChannelInput } from "@/lib/domain/notification-channel";
import { type NotificationEventName, usualEvents } from "@/lib/domain/notification-event";
import type { Locale } from "@/lib/text/locale";

/** The form as it is typed: every field a text, so that nothing is lost when the kind is changed and changed back. */
export interface ChannelDraft {
  name: string;
  kind: ChannelKind;
  url: string;
  token: string;
  channel: string;
  signingSecret: string;
  host: string;
  port: string;
  security: "tls" | "starttls" | "none";
  user: string;
  password: string;
  from: string;
  to: string;
  events: readonly NotificationEventName[];
  targets: readonly string[];
  services: string;
  locale: Locale;
  isQuiet: boolean;
  quietFrom: string;
  quietTo: string;
  timeZone: string;
}

export function emptyChannel(locale: Locale): ChannelDraft {
  return {
    ...{ name: "", kind: "slack-webhook", url: "", token: "", channel: "", signingSecret: "", password: "" },
    ...{ host: "", port: "587", security: "starttls", user: "", from: "", to: "" },
    ...{ events: usualEvents, targets: [], services: "", locale },
    ...{ isQuiet: false, quietFrom: "22:00", quietTo: "07:00", timeZone: ownTimeZone() },
  };
}

export function draftOfChannel(channel: NotificationChannel): ChannelDraft {
  const { name, events, targets, services, locale, quietHours, reach } = channel;
  return {
    ...emptyChannel(locale),
    ...{ name, events, targets, services: services.join(", "), kind: reach.kind },
    ...(reach.kind === "slack-bot" && { channel: reach.channel }),
    ...(reach.kind === "mail" && {
      ...reach,
      port: String(reach.port),
      user: reach.user ?? "",
      to: reach.to.join(", "),
    }),
    ...(quietHours && {
      ...{ isQuiet: true, quietFrom: quietHours.from, quietTo: quietHours.to, timeZone: quietHours.timeZone },
    }),
  };
}

export function channelOfDraft(draft: ChannelDraft, id: string | undefined): SaveChannelInput {
  const { name, events, targets, services, locale, isQuiet, quietFrom: from, quietTo: to, timeZone } = draft;
  return {
    id,
    ...{ name, events: [...events], targets: [...targets], services: listOf(services), locale },
    quietHours: isQuiet ? { from, to, timeZone: timeZone.trim() } : undefined,
    reach: reachOf(draft),
  };
}

function reachOf(draft: ChannelDraft): SaveChannelInput["reach"] {
  const { kind, channel, host, port, security, from, to } = draft;
  const url = draft.url || undefined;
  switch (kind) {
    case "slack-bot":
      return { kind, channel, token: draft.token || undefined };
    case "webhook":
      return { kind, url, signingSecret: draft.signingSecret || undefined };
    case "mail": {
      const login = security === "none" ? {} : { user: draft.user || undefined, password: draft.password || undefined };
      return { kind, host, port: Number(port), security, from, to: listOf(to), ...login };
    }
    default:
      return { kind, url };
  }
}

function listOf(text: string): string[] {
  return text.split(/[,\s、]+/).filter(Boolean);
}

function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
