import "server-only";
import type { NotificationTone } from "@/lib/domain/notification-event";
import type { Message } from "../message";
import type { Sending, Sent } from "./channel";
import { post } from "./post";

const colours: Record<NotificationTone, string> = {
  bad: "attention",
  waiting: "warning",
  good: "good",
  neutral: "default",
};

/** The address of a workflow answers 202: the card is posted after that. */
export async function sendToTeams({ secrets, message }: Sending): Promise<Sent> {
  const { status } = await post({ method: "POST", url: secrets.url ?? "", body: teamsMessage(message) });
  return { answer: String(status) };
}

function teamsMessage({ tone, title, facts, because, link, footer }: Message) {
  const content = {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.4",
    msteams: { width: "Full" },
    body: [
      { type: "TextBlock", text: plain(title), weight: "bolder", size: "medium", wrap: true, color: colours[tone] },
      because && { type: "TextBlock", text: plain(because), wrap: true },
      facts.length > 0 && {
        type: "FactSet",
        facts: facts.map(({ label, value }) => ({ title: label, value: plain(value) })),
      },
      { type: "TextBlock", text: footer, isSubtle: true, size: "small" },
    ].filter(Boolean),
    actions: [{ type: "Action.OpenUrl", title: link.label, url: link.url }],
  };
  return {
    type: "message",
    attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", contentUrl: null, content }],
  };
}

/** A card reads some Markdown: no link comes out of what others have written. */
function plain(text: string): string {
  return text.replace(/[[\]]/g, "\\$&");
}
