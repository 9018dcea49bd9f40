import "server-only";
import { z } from "zod";
import type { NotificationTone } from "@/lib/domain/notification-event";
import { env } from "@/server/env";
import { DeliveryError } from "../delivery-error";
import type { Message } from "../message";
import type { Sending, Sent } from "./channel";
import { post } from "./post";

const colours: Record<NotificationTone, string> = {
  bad: "#c0362c",
  waiting: "#b7791f",
  good: "#2f855a",
  neutral: "#64748b",
};

export async function sendToSlackWebhook({ secrets, message }: Sending): Promise<Sent> {
  const { text } = await post({ method: "POST", url: secrets.url ?? "", body: slackMessage(message) });
  return { answer: text };
}

const SlackAnswer = z.object({
  ok: z.boolean(),
  error: z.string().optional(),
  channel: z.string().optional(),
  ts: z.string().optional(),
});

/** These say that the message cannot be changed any more: then it is written anew. */
const unchangeable = ["message_not_found", "cant_update_message", "edit_window_closed", "channel_not_found"];
/** https://docs.slack.dev/reference/methods/chat.postMessage, errors that are Slack's own trouble. */
const passing = ["internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"];

export async function sendAsSlackBot({ reach, secrets, message, earlier }: Sending<"slack-bot">): Promise<Sent> {
  const content = { ...slackMessage(message), unfurl_links: false, unfurl_media: false };
  if (earlier) {
    const changed = await callSlack("chat.update", secrets.token, {
      ...content,
      channel: earlier.channel,
      ts: earlier.ts,
    });
    if (changed.ok) return { answer: "ok", message: earlier };
    if (!unchangeable.includes(changed.error ?? "")) throw slackFailure(changed.error);
  }
  const { ok, error, channel, ts } = await callSlack("chat.postMessage", secrets.token, {
    ...content,
    channel: reach.channel,
  });
  if (!ok) throw slackFailure(error);
  return { answer: "ok", message: channel && ts ? { channel, ts } : undefined };
}

async function callSlack(method: string, token = "", body: object): Promise<z.infer<typeof SlackAnswer>> {
  const { text } = await post({
    method: "POST",
    url: new URL(method, env().slackApiUrl).href,
    headers: { authorization: `Bearer ${token}` },
    body,
  });
  const parsed = SlackAnswer.safeParse(jsonOf(text));
  if (!parsed.success) throw new DeliveryError("not-readable", { answer: text });
  return parsed.data;
}

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function slackFailure(error = ""): DeliveryError {
  if (error === "ratelimited" || error === "rate_limited") return new DeliveryError("throttled", { answer: error });
  if (passing.includes(error)) return new DeliveryError("unwell", { answer: error });
  if (/auth|token|account_inactive/.test(error)) return new DeliveryError("login-refused", { answer: error });
  return new DeliveryError(/not_found|archived/.test(error) ? "not-known" : "refused", { answer: error });
}

const factMaxLength = 1900; // a field takes 2,000

export function slackMessage({ tone, title, facts, because, link, footer }: Message) {
  const fields = facts.map(({ label, value }) => ({
    type: "mrkdwn",
    text: `*${escaped(label)}*\n${escaped(value).slice(0, factMaxLength)}`,
  }));
  const blocks = [
    because && { type: "section", text: { type: "mrkdwn", text: escaped(because) } },
    fields.length > 0 && { type: "section", fields: fields.slice(0, 10) },
    {
      type: "context",
      elements: [{ type: "mrkdwn", text: `<${escaped(link.url)}|${escaped(link.label)}> · ${escaped(footer)}` }],
    },
  ].filter(Boolean);
  return { text: `*${escaped(title)}*`, attachments: [{ color: colours[tone], fallback: title, blocks }] };
}

/** https://docs.slack.dev/messaging/formatting-message-text: these three, and nobody can be called by a name in it. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
