import "server-only";
import { ProblemError } from "@/lib/domain/problem";
import { findApiTokenRow, noteApiTokenUsed } from "@/server/store/api-token-rows";
import type { ServiceKey } from "@/server/store/health-rows";
import type { Store } from "@/server/store/open-store";
import { hashOf } from "./secret";
import { tokenChecks } from "./session-checks";

const usedEveryMs = 60_000;

/**
 * The service that a feed's token is of. One that was revoked, has expired, is of another kind or never was gets the same answer:
 * nothing is learned from it.
 */
export async function readFeedOf(store: Store, token: string): Promise<ServiceKey> {
  const row = await findApiTokenRow(store, { hash: hashOf(token) });
  const [target] = row?.targets ?? [];
  const isOne = row?.kind === "feed" && tokenChecks.every((holds) => holds(row));
  if (!isOne || !target || !row.clusterName || !row.serviceName)
    throw new ProblemError("not-found", "There is no feed at this address.");
  if (Date.now() - (row.lastUsedAt?.getTime() ?? 0) > usedEveryMs) await noteApiTokenUsed(store, row.id);
  return { target, clusterName: row.clusterName, serviceName: row.serviceName };
}
