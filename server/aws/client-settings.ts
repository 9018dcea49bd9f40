import "server-only";
import { proxyAgents } from "./proxy-agent";

/** A call that hangs must not hold up a run or a page: after this it counts as failed and is retried. */
const requestTimeoutMs = 10_000;
const connectionTimeoutMs = 5_000;

/** What all SDK clients have in common, also those inside of credential providers. */
export function clientSettings() {
  return {
    maxAttempts: 3,
    requestHandler: {
      requestTimeout: requestTimeoutMs,
      connectionTimeout: connectionTimeoutMs,
      throwOnRequestTimeout: true,
      ...proxyAgents(),
    },
  };
}
