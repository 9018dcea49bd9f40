import "server-only";
import type { contract } from "@/lib/api/contract";
import type { InputOf, OutputOf } from "@/lib/api/endpoint";
import type { Context } from "@/server/context";
import { listAudit } from "@/server/store/activity";
import { toRecord } from "./to-record";
import { visibleTo } from "./visible";

/** One more than is wanted is asked for: it tells whether there is a next page. */
export async function listActivity(
  { store, session }: Context,
  { before, limit, ...filter }: InputOf<typeof contract.listActivity>,
): Promise<OutputOf<typeof contract.listActivity>> {
  const rows = await listAudit(store, { visible: visibleTo(session), filter, before, limit: limit + 1 });
  const page = rows.slice(0, limit);
  return { records: page.map(toRecord), ...(rows.length > limit && { next: page.at(-1)?.id }) };
}
