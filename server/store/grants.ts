import "server-only";
import { asc, eq } from "drizzle-orm";
import { Grant, type NewGrant } from "@/lib/domain/grant";
import { grants } from "./access-schema";
import type { Store } from "./open-store";

/** False when it was given already. */
export async function insertGrant(
  db: Pick<Store["db"], "insert">,
  { id, createdBy, ...given }: NewGrant & { id: string; createdBy: string },
): Promise<boolean> {
  const rows = await db
    .insert(grants)
    .values({ id, createdBy, ...given })
    .onConflictDoNothing()
    .returning({ id: grants.id });
  return rows.length > 0;
}

/** False when it is not there. */
export async function deleteGrant(db: Pick<Store["db"], "delete">, id: string): Promise<boolean> {
  const rows = await db.delete(grants).where(eq(grants.id, id)).returning({ id: grants.id });
  return rows.length > 0;
}

/** The roles that were given in the console. */
export async function listGrants({ db }: Pick<Store, "db">): Promise<Grant[]> {
  const rows = await db.select().from(grants).orderBy(asc(grants.createdAt), asc(grants.id));
  return rows.map(({ createdAt, ...row }) =>
    Grant.parse({ ...row, createdAt: createdAt.toISOString(), fromSettings: false }),
  );
}
