import "server-only";
import { log } from "@/server/log";
import { findLastAudit } from "@/server/store/activity";
import { auditPublicKey } from "@/server/store/audit-signer";
import type { Store } from "@/server/store/open-store";

const everyMs = 3_600_000;

/**
 * The log tells every hour which record is the last one, and its hash: whoever keeps the log elsewhere can tell later whether the end
 * of the audit was cut off, which the database alone cannot show.
 */
export function tellAuditHead(store: Store): void {
  let told: number | undefined;
  const tell = async () => {
    const last = await findLastAudit(store);
    if (!last || last.id === told) return;
    told = last.id;
    log().info({ head: `${last.id}:${last.hash}`, key: auditPublicKey() }, "The last record of the audit");
  };
  const tellQuietly = () => {
    tell().catch((error: unknown) => log().warn({ err: error }, "The last record of the audit could not be read"));
  };
  tellQuietly();
  setInterval(tellQuietly, everyMs).unref();
}
