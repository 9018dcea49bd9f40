import "server-only";
import { randomUUID } from "node:crypto";
import type { SignInMethod } from "@/lib/domain/person";
import type { Session } from "@/server/context";
import { type Who, writeAudit } from "@/server/store/audit";
import type { Store } from "@/server/store/open-store";
import { type SignedInPerson, savePerson } from "@/server/store/persons";
import * as rows from "@/server/store/sessions";
import { publish } from "@/server/store/topics";
import { findStay } from "./identity-stay";
import { listGrants, rightsIn, rightsOf } from "./rights";
import { hashOf, newSecret } from "./secret";
import { sessionChecks } from "./session-checks";
import { type CarriedSession, readSessionCookie } from "./session-cookie";

export interface NewSession {
  person: SignedInPerson;
  method: SignInMethod;
  /** Of Identity Center, as chosen. */
  account?: string;
  roleName?: string;
  expiresAt: Date;
  /** Where the request came from, and what the browser says of itself. */
  address?: string;
  browser?: string;
  /** The session that this one renews; it ends. */
  replaces?: string;
  /** What must be written with it, or not at all. */
  alongside?: (db: Transaction, sessionId: string) => Promise<void>;
}

type Transaction = Parameters<Parameters<Store["db"]["transaction"]>[0]>[0];

/** A new row with a new secret at every sign-in and renewal, so that no cookie from before can become somebody's. */
export async function openSession(store: Store, wanted: NewSession): Promise<CarriedSession> {
  const { person, method, account, roleName, expiresAt, address, browser, replaces, alongside } = wanted;
  const sessionId = randomUUID();
  const secret = newSecret();
  await store.db.transaction(async (db) => {
    await savePerson(db, person);
    await writeAudit(db, {
      who: person.name,
      personId: person.id,
      door: "console",
      address,
      action: replaces ? "session-renewed" : "sign-in",
      result: "done",
      subject: sessionId,
      detail: { method, ...(account && { account }), ...(roleName && { roleName }) },
    });
    await rows.insertSession(db, {
      id: sessionId,
      secretHash: hashOf(secret),
      personId: person.id,
      method,
      groups: person.groups,
      account,
      roleName,
      browser: browser?.slice(0, 300),
      address,
      expiresAt,
    });
    await alongside?.(db, sessionId);
    if (replaces) await rows.endSession(db, replaces, person.name);
  });
  if (replaces) await publish(store, `session:${replaces}`);
  return { sessionId, secret };
}

const seenEveryMs = 60_000;

/** Whose the cookie is: undefined when the session has ended, was revoked, or never was. */
export async function findPersonSession(store: Store, carried: CarriedSession): Promise<Session | undefined> {
  const row = await rows.findSessionRow(store, carried.sessionId);
  if (!row || !sessionChecks.every((holds) => holds(row, carried))) return undefined;
  if (Date.now() - row.lastSeenAt.getTime() > seenEveryMs) await rows.noteSessionSeen(store, row.id);
  return toSession(store, row);
}

/** The session of the same person in the same browser, which a new one goes on with. */
export async function findSessionBefore(
  store: Store,
  cookies: string | null,
  personId: string,
): Promise<Session | undefined> {
  const carried = await readSessionCookie(cookies);
  const session = carried && (await findPersonSession(store, carried));
  return session?.personId === personId ? session : undefined;
}

async function toSession(store: Store, row: rows.SessionRow): Promise<Session> {
  const { id, personId, personName, email, method, groups, account, roleName, address } = row;
  const identityCenterRole = account && roleName ? { account, roleName } : undefined;
  const rights =
    method === "operator"
      ? rightsIn("admin")
      : rightsOf(await listGrants(store), { personId, email: email ?? undefined, groups, identityCenterRole });
  return {
    userName: personName,
    door: "console",
    personId,
    sessionId: id,
    method,
    groups,
    identityCenterRole,
    address: address ?? undefined,
    startedAt: row.startedAt,
    expiresAt: row.expiresAt,
    ...rights,
  };
}

/** Signs out, or throws somebody out: effective with the next request, and on open event streams at once. */
export async function endSession(
  store: Store,
  { id, by, action }: { id: string; by: Who; action: "sign-out" | "session-revoked" },
): Promise<boolean> {
  const endStay = await findStay(store, id);
  const ended = await store.db.transaction(async (db) => {
    const row = await rows.findSessionRow({ db }, id);
    if (!row || row.revokedAt) return false;
    await writeAudit(db, { ...by, action, result: "done", subject: id, detail: { person: row.personName } });
    return rows.endSession(db, id, by.who);
  });
  await publish(store, `session:${id}`);
  if (ended) await endStay();
  return ended;
}
