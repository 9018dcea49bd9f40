import "server-only";
import { probeUrl } from "@/lib/domain/probe-url";
import type { StepFailure } from "@/lib/domain/run";
import { findRollout } from "@/server/aws/rollouts";
import { type ProbeAnswer, probe } from "@/server/watch/probe";
import { poll } from "../poll";
import { note, type StepContext } from "../step-context";

const everyMs = 700;
/** The name of a new endpoint takes minutes to be known, and its certificate to be issued. */
const deadlineMs = 5 * 60_000;

interface VerifyOptions {
  serviceArn: string;
  healthCheckPath: string;
}

/** Targets healthy and a real answer from the endpoint: only then does the service serve. */
export async function verifyHealth(
  context: StepContext,
  { serviceArn, healthCheckPath }: VerifyOptions,
): Promise<string> {
  let last = "no answer";
  let attempts = 0;
  const onDeadline = (): StepFailure => ({ rule: "unhealthy", message: last });
  return poll(context, { everyMs, deadlineMs, onDeadline }, async () => {
    const rollout = await findRollout(context.aws, { serviceArn });
    const { endpoint, targets, accessType } = rollout ?? {};
    if (!endpoint) return undefined;
    last = `${targets?.healthy ?? 0} of ${targets?.total ?? 0} targets are healthy. ${targets?.reasons.join(" ") ?? ""}`;
    if (!targets || targets.healthy === 0) return undefined;
    // Inside a VPC, and where Slipway does not go, healthy targets are all that can be seen from here.
    const url = accessType === "PRIVATE" ? undefined : probeUrl(endpoint, healthCheckPath);
    if (!url) return endpoint;
    const { isRefused, ...answer } = await probe(url);
    attempts += 1;
    await note(context, { health: { url: url.href, attempts, ...answer } });
    if (isRefused) return endpoint;
    last = unhealthy(url, answer).message;
    return answer.statusCode === 200 ? endpoint : undefined;
  });
}

/** Healthy targets, and still no answer that a person would call one. */
export function unhealthy({ href }: URL, { statusCode, reason }: ProbeAnswer): StepFailure {
  return { rule: "unhealthy", message: `${href} answered ${statusCode ?? reason}` };
}
