import "server-only";
import { asc, eq, like, sql } from "drizzle-orm";
import { splitTarget } from "@/lib/domain/split-target";
import { TargetSettings } from "@/lib/domain/target";
import { targets } from "./access-schema";
import { type Who, writeAudit } from "./audit";
import type { Store } from "./open-store";

type Row = typeof targets.$inferSelect;

export async function listTargets({ db }: Pick<Store, "db">): Promise<TargetSettings[]> {
  const rows = await db.select().from(targets).orderBy(asc(targets.alias), asc(targets.target));
  return rows.map(toSettings);
}

export async function findTarget({ db }: Pick<Store, "db">, target: string): Promise<TargetSettings | undefined> {
  const [row] = await db.select().from(targets).where(eq(targets.target, target));
  return row && toSettings(row);
}

/** Where nothing is of this account yet. */
export async function insertFirstTarget(store: Pick<Store, "db">, settings: TargetSettings, by: Who): Promise<boolean> {
  const account = splitTarget(settings.target).account;
  return store.db.transaction(async (db) => {
    await db.execute(sql`select pg_advisory_xact_lock(hashtext('slipway first target'))`);
    const [other] = await db
      .select()
      .from(targets)
      .where(like(targets.target, `${account}~%`))
      .limit(1);
    if (other) return false;
    const { target, alias } = settings;
    await writeAudit(db, { ...by, action: "save-target", result: "done", target, subject: alias });
    await db.insert(targets).values({ ...settings, savedBy: by.who });
    return true;
  });
}

function toSettings({ target, alias, colour, isProtected, reach, readRoleArn, timeToLive }: Row): TargetSettings {
  return TargetSettings.parse({
    target,
    alias,
    colour,
    isProtected,
    reach,
    readRoleArn: readRoleArn ?? undefined,
    timeToLive,
  });
}
