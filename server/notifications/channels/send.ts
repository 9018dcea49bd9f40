import "server-only";
import { DeliveryError } from "../delivery-error";
import type { Sending, Sent } from "./channel";
import { sendToDiscord } from "./discord";
import { sendMail } from "./mail";
import { sendAsSlackBot, sendToSlackWebhook } from "./slack";
import { sendToTeams } from "./teams";
import { sendToWebhook } from "./webhook";

/** By the way that the channel has. What the other side repeats of our secrets goes no further. */
export async function send(sending: Sending): Promise<Sent> {
  try {
    const sent = await sendBy(sending);
    return { ...sent, answer: sent.answer && withoutSecrets(sent.answer, sending).slice(0, 200) };
  } catch (error) {
    if (!(error instanceof DeliveryError) || !error.answer) throw error;
    const { failure, answer, retryAfterMs } = error;
    throw new DeliveryError(failure, { answer: withoutSecrets(answer, sending), retryAfterMs });
  }
}

function sendBy(sending: Sending): Promise<Sent> {
  const { reach } = sending;
  switch (reach.kind) {
    case "slack-webhook":
      return sendToSlackWebhook(sending);
    case "slack-bot":
      return sendAsSlackBot({ ...sending, reach });
    case "teams":
      return sendToTeams(sending);
    case "discord":
      return sendToDiscord(sending);
    case "mail":
      return sendMail({ ...sending, reach });
    case "webhook":
      return sendToWebhook(sending);
  }
}

function withoutSecrets(text: string, { secrets }: Sending): string {
  const known = Object.values(secrets).flatMap((secret) => (secret ? spellings(secret) : []));
  return known.reduce((cut, secret) => cut.replaceAll(secret, "…"), text);
}

/** As it is, as a form sends it, as SMTP and basic authentication send it; of an address also what follows its host. */
function spellings(secret: string): string[] {
  const path = URL.canParse(secret) ? [new URL(secret).pathname, new URL(secret).search] : [];
  const all = [secret, ...path].filter(({ length }) => length > 3);
  return all.flatMap((text) => [text, encodeURIComponent(text), Buffer.from(text).toString("base64")]);
}
