import "server-only";
import type { Grant } from "@/lib/domain/grant";
import { ProblemError } from "@/lib/domain/problem";
import { listGrants } from "@/server/access/rights";
import { whoOf } from "@/server/access/who";
import type { Context } from "@/server/context";
import { env } from "@/server/env";
import { writeAudit } from "@/server/store/audit";
import { deleteGrant } from "@/server/store/grants";
import { publish } from "@/server/store/topics";
import { grantAudit } from "./grant-audit";

/** Effective with the next request. The last admin of all targets stays: nobody could give roles afterwards. */
export async function takeRole({ store, session }: Context, { id }: { id: string }): Promise<Grant> {
  const grant = (await listGrants(store)).find((each) => each.id === id && !each.fromSettings);
  if (!grant) throw new ProblemError("not-found", `There is no role ${id} that was given here.`);
  await store.db.transaction(async (db) => {
    await writeAudit(db, { ...whoOf(session), ...grantAudit(grant), action: "take-role", result: "done" });
    await deleteGrant(db, id);
    // Whoever takes another admin's role at the same time waits for the audit's lock, and then sees this one gone.
    if (isAdmin(grant) && !env().hasOperator && !(await listGrants({ db })).some(isAdmin))
      throw new ProblemError("cannot-be-removed", `${grant.subject} is the last admin of all targets.`);
  });
  await publish(store, "rights");
  return grant;
}

function isAdmin({ role, target }: Grant): boolean {
  return role === "admin" && target === "*";
}
