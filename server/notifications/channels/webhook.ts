import "server-only";
import { createHmac } from "node:crypto";
import type { Sending, Sent } from "./channel";
import { post } from "./post";

/**
 * Signed as https://www.standardwebhooks.com asks, so its libraries can check it: HMAC-SHA256 over id, time and body. Who refuses times
 * of more than five minutes ago and ids that were there already lets no repeat through.
 */
export async function sendToWebhook({ id, secrets, message, event }: Sending): Promise<Sent> {
  const timestamp = Math.floor(Date.now() / 1000);
  const body = JSON.stringify(payload(message, event));
  const { status, text } = await post({
    method: "POST",
    url: secrets.url ?? "",
    headers: {
      "webhook-id": id,
      "webhook-timestamp": String(timestamp),
      "webhook-signature": `v1,${signature(secrets.signingSecret ?? "", `${id}.${timestamp}.${body}`)}`,
    },
    body,
  });
  return { answer: `${status} ${text}`.trim() };
}

export function signature(secret: string, content: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  return createHmac("sha256", key).update(content, "utf8").digest("base64");
}

function payload({ title, because, link, at }: Sending["message"], event: Sending["event"]) {
  const words = { title, because, url: link.url };
  if (!event) return { type: "test", timestamp: at.toISOString(), data: words };
  const { id, name, target, serviceName, subject, facts } = event;
  return {
    type: name,
    timestamp: at.toISOString(),
    data: { ...words, eventId: id, target, serviceName, subject, ...facts },
  };
}
