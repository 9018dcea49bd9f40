import "server-only";
import { randomUUID } from "node:crypto";
import type { Grant, NewGrant } from "@/lib/domain/grant";
import { whoOf } from "@/server/access/who";
import type { Context } from "@/server/context";
import { writeAudit } from "@/server/store/audit";
import { insertGrant, listGrants } from "@/server/store/grants";
import { publish } from "@/server/store/topics";
import { grantAudit } from "./grant-audit";

/** Giving what is given already changes nothing. */
export async function giveRole({ store, session }: Context, given: NewGrant): Promise<Grant> {
  const isNew = await store.db.transaction(async (db) => {
    if (await findSame()) return false;
    await writeAudit(db, { ...whoOf(session), ...grantAudit(given), action: "give-role", result: "done" });
    // Others wait for the audit's lock, so nobody has given it since.
    return insertGrant(db, { ...given, id: randomUUID(), createdBy: session.userName });

    async function findSame(): Promise<Grant | undefined> {
      return findGrant(await listGrants({ db }), given);
    }
  });
  if (isNew) await publish(store, "rights");
  const grant = findGrant(await listGrants(store), given);
  if (!grant) throw new Error("A role that was given is not there");
  return grant;
}

function findGrant(grants: readonly Grant[], { target, role, subjectKind, subject }: NewGrant): Grant | undefined {
  return grants.find(
    (grant) =>
      grant.target === target && grant.role === role && grant.subjectKind === subjectKind && grant.subject === subject,
  );
}
