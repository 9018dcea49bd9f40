import "server-only";
import { sql } from "drizzle-orm";
import type { TargetSettings } from "@/lib/domain/target";
import { type Who, writeAudit } from "./audit";
import type { Store } from "./open-store";
import { saveTarget } from "./save-target";
import { findTarget } from "./targets";

/** Those that are not there yet; what somebody has set of the others stays. */
export async function addTargets(store: Pick<Store, "db">, targets: readonly TargetSettings[], by: Who): Promise<void> {
  await store.db.transaction(async (db) => {
    await db.execute(sql`select pg_advisory_xact_lock(hashtext('slipway add targets'))`);
    for (const settings of targets) {
      const { target, alias } = settings;
      if (await findTarget({ db }, target)) continue;
      await writeAudit(db, { ...by, action: "save-target", result: "done", target, subject: alias });
      await saveTarget(db, settings, by.who);
    }
  });
}
