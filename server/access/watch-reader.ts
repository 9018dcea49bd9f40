import "server-only";
import type { Target } from "@/lib/domain/target";
import type { Viewer } from "@/lib/domain/viewer";
import type { AwsClients } from "@/server/aws/clients";
import type { Store } from "@/server/store/open-store";
import { findSessionRow } from "@/server/store/sessions";
import { awsOfReadRole, awsOfSettings } from "./aws-of";
import { readKnownTarget } from "./known-targets";
import { signInNeeded } from "./role-credentials";

interface Reader {
  aws: AwsClients;
  viewerId?: string;
}

/**
 * What a target is watched with: its read role; the rights of the process, where it is reached by them; else those of whoever
 * looked last, for as long as their session lasts.
 */
export async function openReader(
  store: Store,
  target: Target,
  viewers: readonly { viewerId: string; viewer: Viewer }[],
): Promise<Reader> {
  const settings = await readKnownTarget(store, target);
  if (settings.readRoleArn) return { aws: await awsOfReadRole(target, settings.readRoleArn) };
  if (settings.reach.by === "default-credentials") {
    return { aws: await awsOfSettings({ store, session: { userName: "slipway-watch" } }, settings) };
  }
  for (const { viewerId, viewer } of viewers) {
    if (!(await holds(store, viewer))) continue;
    const isOwnRole = settings.reach.by === "identity-center";
    if (isOwnRole && !(viewer.sessionId && viewer.identityCenterRole)) continue;
    return { viewerId, aws: await awsOfSettings({ store, session: viewer }, settings) };
  }
  throw signInNeeded(`${target} has no role to be read with: it is read with the rights of those who look at it.`);
}

/** A session that was ended lends its rights to nobody. */
async function holds(store: Store, { sessionId }: Viewer): Promise<boolean> {
  if (!sessionId) return true;
  const row = await findSessionRow(store, sessionId);
  return row !== undefined && !row.revokedAt && row.expiresAt.getTime() > Date.now();
}
