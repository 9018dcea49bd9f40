import "server-only";
import { sql } from "drizzle-orm";
import { persons } from "./access-schema";
import type { Store } from "./open-store";

type Row = typeof persons.$inferSelect;

export type SignedInPerson = Pick<Row, "id" | "name" | "groups"> & {
  /** Only one that the provider has verified: roles are given to it. */
  email?: string;
};

/** Notes who has signed in just now. */
export async function savePerson(db: Pick<Store["db"], "insert">, person: SignedInPerson): Promise<void> {
  const { id, name, groups, email = null } = person;
  const changes = { name, groups, email, lastSignInAt: sql`now()` };
  await db
    .insert(persons)
    .values({ id, ...changes })
    .onConflictDoUpdate({ target: persons.id, set: changes });
}
