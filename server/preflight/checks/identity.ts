import "server-only";
import { endOfCredentials } from "@/server/aws/credentials";
import { type Found, finding } from "../found";
import type { Look } from "../look";

/** A first deploy takes some 15 minutes; a run whose sign-in ends waits for the next one. */
const enoughMs = 20 * 60_000;

/** Whose credentials these are, and for how long. */
export async function checkIdentity({ aws, reached, signInEndsAt }: Look): Promise<Found> {
  const [{ account, region, callerArn }, credentialsEnd] = await Promise.all([reached(), endOfCredentials(aws)]);
  const endsAt = signInEndsAt ?? credentialsEnd?.toISOString();
  const isShort = endsAt !== undefined && Date.parse(endsAt) - Date.now() < enoughMs;
  return {
    evidence: { id: "identity", account, region, callerArn, endsAt },
    findings: isShort ? [finding("session-ends-soon", endsAt)] : [],
  };
}
