import "server-only";
import { ProblemError } from "@/lib/domain/problem";
import { findApiTokenRow, noteApiTokenUsed } from "@/server/store/api-token-rows";
import type { ServiceKey } from "@/server/store/health-rows";
import type { Store } from "@/server/store/open-store";
import { requireTurn } from "./rate-limit";
import { hashOf } from "./secret";
import { tokenChecks } from "./session-checks";

const usedEveryMs = 60_000;

interface Asking {
  token: string;
  /** Whence. */
  address?: string;
}

/**
 * The service that a feed's token is of. One that was revoked, has expired, is of another kind or never was gets the same answer:
 * nothing is learned from it. Whoever has an address of a feed can ask, so it is counted how often they do.
 */
export async function readFeedOf(store: Store, { token, address = "unknown" }: Asking): Promise<ServiceKey> {
  const row = await findApiTokenRow(store, { hash: hashOf(token) });
  const [target] = row?.targets ?? [];
  const isOne = row?.kind === "feed" && tokenChecks.every((holds) => holds(row));
  if (!isOne || !target || !row.clusterName || !row.serviceName) {
    await requireTurn(store, "refused-feed", address);
    throw new ProblemError("not-found", "There is no feed at this address.");
  }
  await requireTurn(store, "feed", row.id);
  if (Date.now() - (row.lastUsedAt?.getTime() ?? 0) > usedEveryMs) await noteApiTokenUsed(store, row.id);
  return { target, clusterName: row.clusterName, serviceName: row.serviceName };
}
