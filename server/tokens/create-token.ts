import "server-only";
import { randomUUID } from "node:crypto";
import type { ApiToken, NewApiToken } from "@/lib/domain/api-token";
import { hasRole } from "@/lib/domain/has-role";
import { ProblemError } from "@/lib/domain/problem";
import type { Role } from "@/lib/domain/role";
import { hashOf, newSecret } from "@/server/access/secret";
import { whoOf } from "@/server/access/who";
import type { Context, Session } from "@/server/context";
import { findApiTokenRow, insertApiToken } from "@/server/store/api-token-rows";
import { writeAudit } from "@/server/store/audit";
import { toToken } from "./to-token";

/** By this, scanners for leaked secrets know one. */
const prefix = "slipway_";
const dayMs = 86_400_000;

/** The secret is in this answer and nowhere else: only its hash is kept. */
export async function createToken(
  { store, session }: Context,
  { name, kind, role: wanted, targets, days, serviceName, clusterName = "default", shows = [] }: NewApiToken,
): Promise<{ token: ApiToken; secret: string }> {
  const role = kind === "api" ? wanted : "viewer";
  // What passers-by may read is not for everybody to say who may make a screen.
  refuseBeyondOwn(session, shows.length > 0 ? "admin" : role, targets);
  const service = serviceName !== undefined && { clusterName, serviceName };
  const id = randomUUID();
  const secret = `${prefix}${newSecret()}`;
  await store.db.transaction(async (db) => {
    const detail = {
      id,
      kind,
      role,
      targets: targets.join(" ") || "*",
      days: String(days),
      ...service,
      ...(shows.length > 0 && { shows: shows.join(" ") }),
    };
    await writeAudit(db, { ...whoOf(session), action: "create-token", result: "done", subject: name, detail });
    const expiresAt = new Date(Date.now() + days * dayMs);
    const createdBy = session.personId ?? session.userName;
    await insertApiToken(db, {
      id,
      name,
      hash: hashOf(secret),
      kind,
      role,
      targets,
      shows,
      ...service,
      createdBy,
      expiresAt,
    });
  });
  const row = await findApiTokenRow(store, { id });
  if (!row) throw new Error("A token that was made is not there");
  return { token: toToken({ ...row, maker: session.userName }), secret };
}

/** In none of its targets may it do more than whoever makes it; tokens and screens make none, since that one would outlive them. */
function refuseBeyondOwn(session: Session, role: Role, targets: readonly string[]): void {
  if (!session.personId) throw new ProblemError("beyond-own-role", "Only people who have signed in make tokens.");
  const places = targets.length > 0 ? targets : ["*"];
  const beyond = places.filter((target) => !hasRole(target === "*" ? session.roleOnAll : session.roleOn(target), role));
  if (beyond.length === 0) return;
  const where = beyond.map((target) => (target === "*" ? "all targets" : target)).join(", ");
  throw new ProblemError("beyond-own-role", `You do not have the role ${role} in ${where}.`);
}
