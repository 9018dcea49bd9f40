import "server-only";
import { asc } from "drizzle-orm";
import { Grant } from "@/lib/domain/grant";
import { grants } from "./access-schema";
import type { Store } from "./open-store";

/** The roles that were given in the console. */
export async function listGrants({ db }: Pick<Store, "db">): Promise<Grant[]> {
  const rows = await db.select().from(grants).orderBy(asc(grants.createdAt), asc(grants.id));
  return rows.map(({ createdAt, ...row }) =>
    Grant.parse({ ...row, createdAt: createdAt.toISOString(), fromSettings: false }),
  );
}
