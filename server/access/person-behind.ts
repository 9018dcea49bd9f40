import "server-only";
import type { Session } from "@/server/context";
import { findApiTokenRow } from "@/server/store/api-token-rows";
import type { Store } from "@/server/store/open-store";

/** Who it is in the end: a token is whoever made it, so that nobody is two people by having one. */
export async function personBehind(
  store: Store,
  { personId, tokenId, userName }: Pick<Session, "personId" | "tokenId" | "userName">,
): Promise<string> {
  if (personId) return personId;
  const token = tokenId ? await findApiTokenRow(store, { id: tokenId }) : undefined;
  return token?.createdBy ?? userName;
}
