import "server-only";
import { findRollout } from "@/server/aws/rollouts";
import { probe } from "@/server/watch/probe";
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
  const onDeadline = () => ({ rule: "unhealthy", message: last });
  return poll(context, { everyMs, deadlineMs, onDeadline }, async () => {
    const rollout = await findRollout(context.aws, { serviceArn });
    const { endpoint, targets, accessType } = rollout ?? {};
    if (!endpoint) return undefined;
    last = `${targets?.healthy ?? 0} of ${targets?.total ?? 0} targets are healthy. ${targets?.reasons.join(" ") ?? ""}`;
    if (!targets || targets.healthy === 0) return undefined;
    // An internal load balancer answers inside its VPC alone; healthy targets are all that can be seen from here.
    if (accessType === "PRIVATE") return endpoint;
    const url = `${new URL(endpoint).origin}${healthCheckPath}`;
    const answer = await probe(url);
    attempts += 1;
    await note(context, { health: { url, attempts, ...answer } });
    last = `${url} answered ${answer.statusCode ?? answer.reason}`;
    return answer.statusCode === 200 ? endpoint : undefined;
  });
}
