import "server-only";
import { probeUrl } from "@/lib/domain/probe-url";
import type { StepFailure } from "@/lib/domain/run";
import { type FoundRollout, findRollout } from "@/server/aws/rollouts";
import { type ProbeAnswer, probe } from "@/server/watch/probe";
import { poll } from "../poll";
import { note, type StepContext } from "../step-context";

const everyMs = 700;
/** What ECS and the load balancer say is up to five calls: once it is well, only the endpoint is asked so often. */
const lookAgainMs = 5_000;
/** The name of a new endpoint takes minutes to be known, and its certificate to be issued. */
const deadlineMs = 5 * 60_000;

interface VerifyOptions {
  serviceArn: string;
  serviceDeploymentArn?: string;
  healthCheckPath: string;
}

/** Targets healthy and a real answer from the endpoint: only then does the service serve. */
export async function verifyHealth(
  context: StepContext,
  { healthCheckPath, ...service }: VerifyOptions,
): Promise<string> {
  let last = "no answer";
  let attempts = 0;
  const onDeadline = (): StepFailure => ({ rule: "unhealthy", message: last });
  const look = rolloutNowAndThen(context, service);
  return poll(context, { everyMs, deadlineMs, onDeadline }, async () => {
    const rollout = await look();
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

function rolloutNowAndThen(
  { aws }: StepContext,
  service: Omit<VerifyOptions, "healthCheckPath">,
): () => Promise<FoundRollout | undefined> {
  let seen: { at: number; rollout: FoundRollout } | undefined;
  return async () => {
    const isWell = (seen?.rollout.targets?.healthy ?? 0) > 0;
    if (seen && isWell && Date.now() - seen.at < lookAgainMs) return seen.rollout;
    const rollout = await findRollout(aws, service);
    seen = rollout && { at: Date.now(), rollout };
    return rollout;
  };
}
