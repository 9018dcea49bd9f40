import "server-only";
import type { DeliveryFailure } from "@/lib/domain/notification-channel";

interface Options {
  /** The other side's own words. */
  answer?: string;
  /** As long as it asks us to wait. */
  retryAfterMs?: number;
  cause?: unknown;
}

const answerMaxLength = 200;

/** A message has not arrived. */
export class DeliveryError extends Error {
  override name = "DeliveryError";
  readonly answer?: string;
  readonly retryAfterMs?: number;

  constructor(
    readonly failure: DeliveryFailure,
    { answer, retryAfterMs, cause }: Options = {},
  ) {
    super(`A notification was not delivered: ${failure}`, { cause });
    this.answer = answer?.replace(/\s+/g, " ").trim().slice(0, answerMaxLength) || undefined;
    this.retryAfterMs = retryAfterMs;
  }
}

/** What another try may mend; all else stays as it is until somebody changes the channel. */
const passing: readonly DeliveryFailure[] = [
  "no-answer",
  "not-reached",
  "not-secure",
  "throttled",
  "unwell",
  "internal",
];

export function mayPass(failure: DeliveryFailure): boolean {
  return passing.includes(failure);
}

/** By what Node says of a connection that did not come about. */
export function connectionFailure(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const { name, code = "" } = error as NodeJS.ErrnoException;
  const failure = failureOfCode(name, code);
  return new DeliveryError(failure, { answer: failure === "refused-host" ? undefined : code || name, cause: error });
}

function failureOfCode(name: string, code: string): DeliveryFailure {
  if (code === "EREFUSED_HOST") return "refused-host";
  if (name === "TimeoutError" || name === "AbortError" || code === "ABORT_ERR" || code === "ETIMEDOUT")
    return "no-answer";
  return /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO|EPROTO|^ETLS/.test(code) ? "not-secure" : "not-reached";
}
