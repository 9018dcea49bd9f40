import "server-only";
import type { Approval, DecideApprovalInput } from "@/lib/domain/approval";
import { ProblemError } from "@/lib/domain/problem";
import { personBehind } from "@/server/access/person-behind";
import { whoOf } from "@/server/access/who";
import type { Context } from "@/server/context";
import * as store from "@/server/store/approvals";
import { findApproval, type KnownApproval } from "@/server/store/approvals";
import { toApproval } from "./to-approval";

/** By another admin than the one who asks, whichever token or session either of them comes with. */
export async function decideApproval(context: Context, input: DecideApprovalInput): Promise<Approval> {
  const { session } = context;
  const approval = await read(context, input.id);
  const person = await personBehind(context.store, session);
  if (approval.askedById === person)
    throw new ProblemError("own-approval", `${approval.askedBy} has asked for this approval.`);
  await store.decideApproval(context.store, { ...input, by: whoOf(session, approval.target) });
  return toApproval(await read(context, input.id), session, person);
}

async function read({ store }: Context, id: string): Promise<KnownApproval> {
  const approval = await findApproval(store, id);
  if (!approval) throw new ProblemError("not-found", `No approval is asked for by run ${id}.`);
  return approval;
}
