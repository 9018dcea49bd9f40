import "server-only";
import { asc, eq } from "drizzle-orm";
import { TargetSettings } from "@/lib/domain/target";
import { targets } from "./access-schema";
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
