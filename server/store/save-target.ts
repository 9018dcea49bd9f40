import "server-only";
import { eq } from "drizzle-orm";
import type { TargetSettings } from "@/lib/domain/target";
import { targets } from "./access-schema";
import type { Store } from "./open-store";

/** Adds it, or writes over what was saved of it before. */
export async function saveTarget(
  db: Pick<Store["db"], "insert">,
  { target, readRoleArn, ...settings }: TargetSettings,
  savedBy: string,
): Promise<void> {
  const row = { ...settings, readRoleArn: readRoleArn ?? null, savedBy, savedAt: new Date() };
  await db
    .insert(targets)
    .values({ target, ...row })
    .onConflictDoUpdate({ target: targets.target, set: row });
}

export async function deleteTarget(db: Pick<Store["db"], "delete">, target: string): Promise<void> {
  await db.delete(targets).where(eq(targets.target, target));
}
