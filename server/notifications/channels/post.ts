import "server-only";
import { type OutgoingAnswer, type OutgoingRequest, sendRequest } from "@/server/outgoing/send-request";
import { connectionFailure, DeliveryError } from "../delivery-error";

/** Sends, and throws for what is no success, told apart by what another try may mend. */
export async function post(request: OutgoingRequest): Promise<OutgoingAnswer> {
  const answer = await send(request);
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw failureOf(answer);
}

async function send(request: OutgoingRequest): Promise<OutgoingAnswer> {
  try {
    return await sendRequest(request);
  } catch (error) {
    throw connectionFailure(error);
  }
}

function failureOf({ status, headers, text }: OutgoingAnswer): DeliveryError {
  const options = { answer: `${status} ${text}`, retryAfterMs: retryAfterMs(headers["retry-after"], Date.now()) };
  if (status === 429) return new DeliveryError("throttled", options);
  if (status >= 500 || status === 408 || status === 425) return new DeliveryError("unwell", options);
  if (status === 404 || status === 410) return new DeliveryError("not-known", options);
  return new DeliveryError(status >= 300 && status < 400 ? "moved" : "refused", options);
}

/** Seconds, or a date of HTTP. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (!header) return undefined;
  const ms = /^[\d.]+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}
