import "server-only";
import type { DeliveryResult } from "@/lib/domain/notification-channel";
import { retryDelayMs } from "@/lib/domain/notification-retry";
import { env } from "@/server/env";
import { log } from "@/server/log";
import type { ChannelRow } from "@/server/store/notification-channels";
import { type ClaimedDelivery, findEarlierMessage, recordDelivery } from "@/server/store/notification-deliveries";
import type { Store } from "@/server/store/open-store";
import { findTarget } from "@/server/store/targets";
import { canChange, type Sent } from "./channels/channel";
import { send } from "./channels/send";
import { DeliveryError, mayPass } from "./delivery-error";
import { messageOf, testMessage } from "./message";
import { openSecrets } from "./secrets";

/** One try, and what became of it is written down. */
export async function deliver(store: Store, claimed: ClaimedDelivery): Promise<void> {
  const { delivery } = claimed;
  const outcome = await attempt(() => sendEvent(store, claimed));
  const at = new Date();
  if (!(outcome instanceof DeliveryError)) {
    const result = resultOf(at, "sent", { answer: outcome.answer });
    return recordDelivery(store, delivery, { result, message: outcome.message });
  }
  const { failure, answer, retryAfterMs: askedMs } = outcome;
  const nextAt = new Date(at.getTime() + retryDelayMs(delivery.attempts, { chance: Math.random(), askedMs }));
  const isOver = !mayPass(failure) || nextAt > delivery.giveUpAt;
  const result = resultOf(at, isOver ? "given-up" : "retried", { failure, answer });
  return recordDelivery(store, delivery, { result, nextAt: isOver ? undefined : nextAt });
}

/** Now, and not again: whoever asked for it is waiting. */
export async function deliverTest(store: Store, channel: ChannelRow): Promise<DeliveryResult> {
  const at = new Date();
  const reader = { locale: channel.locale, origin: env().origin };
  const outcome = await attempt(async () => {
    const secrets = await requireSecrets(store, channel);
    const id = `test-${channel.id}-${at.getTime()}`;
    return send({ id, reach: channel.reach, secrets, message: testMessage(reader, at) });
  });
  const tried = { at: new Date(), isTest: true };
  if (!(outcome instanceof DeliveryError)) return resultOf(tried.at, "sent", { answer: outcome.answer, isTest: true });
  return resultOf(tried.at, "given-up", { failure: outcome.failure, answer: outcome.answer, isTest: true });
}

async function sendEvent(store: Store, { delivery, channel, event }: ClaimedDelivery): Promise<Sent> {
  const secrets = await requireSecrets(store, channel);
  const { reach, locale, id: channelId } = channel;
  const target = await findTarget(store, event.target);
  const message = await messageOf(event, target ?? {}, { locale, origin: env().origin });
  const earlier = canChange(reach.kind) ? await findEarlierMessage(store, channelId, event.subject) : undefined;
  return send({ id: delivery.id, reach, secrets, message, event, earlier });
}

async function requireSecrets(store: Store, channel: ChannelRow) {
  const secrets = await openSecrets(store, channel);
  if (!secrets) throw new DeliveryError("secrets-lost");
  return secrets;
}

async function attempt(work: () => Promise<Sent>): Promise<Sent | DeliveryError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DeliveryError) return error;
    log().error({ err: error }, "A notification could not be sent");
    return new DeliveryError("internal");
  }
}

function resultOf(
  at: Date,
  outcome: DeliveryResult["outcome"],
  { failure, answer, isTest = false }: Partial<DeliveryResult>,
): DeliveryResult {
  return { at: at.toISOString(), outcome, isTest, ...(failure && { failure }), ...(answer && { answer }) };
}
