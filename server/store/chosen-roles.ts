import "server-only";
import { desc, eq, sql } from "drizzle-orm";
import { chosenRoles } from "./access-schema";
import type { Store } from "./open-store";

interface Choice {
  account: string;
  roleName: string;
}

/** What a person took, the latest first. */
export async function listChosenRoles({ db }: Pick<Store, "db">, personId: string): Promise<Choice[]> {
  return db
    .select({ account: chosenRoles.account, roleName: chosenRoles.roleName })
    .from(chosenRoles)
    .where(eq(chosenRoles.personId, personId))
    .orderBy(desc(chosenRoles.chosenAt));
}

export async function noteChosenRole(
  { db }: { db: Pick<Store["db"], "insert"> },
  personId: string,
  { account, roleName }: Choice,
): Promise<void> {
  const chosen = { roleName, chosenAt: sql`clock_timestamp()` };
  await db
    .insert(chosenRoles)
    .values({ personId, account, ...chosen })
    .onConflictDoUpdate({ target: [chosenRoles.personId, chosenRoles.account], set: chosen });
}
