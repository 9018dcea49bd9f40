import "server-only";
import type { Grant } from "@/lib/domain/grant";
import { listGrants } from "@/server/access/rights";
import type { Context } from "@/server/context";

export async function listRoles({ store }: Context): Promise<{ grants: Grant[] }> {
  return { grants: await listGrants(store) };
}
