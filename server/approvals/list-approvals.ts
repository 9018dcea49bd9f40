import "server-only";
import type { contract } from "@/lib/api/contract";
import type { InputOf } from "@/lib/api/endpoint";
import type { Approval } from "@/lib/domain/approval";
import { personBehind } from "@/server/access/person-behind";
import type { Context } from "@/server/context";
import * as store from "@/server/store/approvals";
import { toApproval } from "./to-approval";

export async function listApprovals(
  context: Context,
  { run: id, limit }: InputOf<typeof contract.listApprovals>,
): Promise<{ approvals: Approval[] }> {
  const { session } = context;
  const rows = await store.listApprovals(context.store, { id, limit, targets: session.targets });
  const person = await personBehind(context.store, session);
  return { approvals: rows.map((row) => toApproval(row, session, person)) };
}
