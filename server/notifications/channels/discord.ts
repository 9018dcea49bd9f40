import "server-only";
import { z } from "zod";
import type { NotificationTone } from "@/lib/domain/notification-event";
import { DeliveryError } from "../delivery-error";
import type { Message } from "../message";
import type { Sending, Sent } from "./channel";
import { post } from "./post";
import { jsonOf } from "./slack";

const colours: Record<NotificationTone, number> = {
  bad: 0xc0362c,
  waiting: 0xb7791f,
  good: 0x2f855a,
  neutral: 0x64748b,
};

const DiscordMessage = z.object({ id: z.string() });

export async function sendToDiscord({ secrets, message, earlier }: Sending): Promise<Sent> {
  const body = discordMessage(message);
  if (earlier?.id) {
    const changed = await change(messageUrl(secrets.url, earlier.id), body);
    if (changed) return { answer: "200", message: earlier };
  }
  const { status, text } = await post({ method: "POST", url: waitingUrl(secrets.url), body });
  const parsed = DiscordMessage.safeParse(jsonOf(text));
  return { answer: String(status), message: parsed.success ? { id: parsed.data.id } : undefined };
}

/** Undefined where somebody has deleted it. */
async function change(url: string, body: object) {
  try {
    return await post({ method: "PATCH", url, body });
  } catch (error) {
    if (error instanceof DeliveryError && error.failure === "not-known") return undefined;
    throw error;
  }
}

/** Without it, the answer is empty, and the message could not be found again. */
function waitingUrl(webhook = ""): string {
  const url = new URL(webhook);
  url.searchParams.set("wait", "true");
  return url.href;
}

function messageUrl(webhook = "", id: string): string {
  const url = new URL(webhook);
  url.pathname = `${url.pathname.replace(/\/$/, "")}/messages/${encodeURIComponent(id)}`;
  return url.href;
}

const valueMaxLength = 1000; // a field takes 1,024

function discordMessage({ tone, title, facts, because, link, footer, at }: Message) {
  return {
    allowed_mentions: { parse: [] },
    embeds: [
      {
        title: escaped(title).slice(0, 250),
        url: link.url,
        description: because && escaped(because).slice(0, 2000),
        color: colours[tone],
        fields: facts.slice(0, 20).map(({ label, value }) => ({
          name: label,
          value: escaped(value).slice(0, valueMaxLength),
          inline: value.length < 40,
        })),
        footer: { text: footer },
        timestamp: at.toISOString(),
      },
    ],
  };
}

/** What would be formatting. */
function escaped(text: string): string {
  return text.replace(/[\\*_~`|>[\]()]/g, "\\$&");
}
