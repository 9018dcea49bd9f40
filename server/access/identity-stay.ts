import "server-only";
import { logOut, openSso } from "@/server/aws/sso";
import { env } from "@/server/env";
import { log } from "@/server/log";
import type { Store } from "@/server/store/open-store";
import { findSessionRow } from "@/server/store/sessions";
import { findTokens } from "./identity-tokens";

/**
 * How to end the stay at Identity Center that a session has, once its tokens are gone from the database. That Identity Center
 * cannot be reached, or has ended it already, holds up no sign-out.
 */
export async function findStay(store: Store, sessionId: string): Promise<() => Promise<void>> {
  const { identityCenter } = env();
  const row = identityCenter && (await findSessionRow(store, sessionId));
  if (!row?.account) return async () => {};
  const owner = { sessionId, personId: row.personId, account: row.account };
  const tokens = await findTokens(store, owner).catch(() => undefined);
  return async () => {
    if (!tokens || !identityCenter) return;
    await logOut(openSso(identityCenter.region), tokens.accessToken).catch((error: unknown) => {
      const reason = error instanceof Error ? error.name : "unknown";
      log().info({ reason }, "IAM Identity Center was not signed out of");
    });
  };
}
