import "server-only";
import { randomUUID } from "node:crypto";
import type { SubjectKind } from "@/lib/domain/holder";
import { hashOf, newSecret } from "@/server/access/secret";
import { sealSessionCookie, sessionCookieName, wallCookieName } from "@/server/access/session-cookie";
import { endSession, openSession } from "@/server/access/sessions";
import { apiTokens } from "@/server/store/access-schema";
import { insertGrant } from "@/server/store/grants";
import type { Store } from "@/server/store/open-store";
import { type Place, places } from "./authorization-requests-testing";

export type Role = "viewer" | "deployer" | "admin";

/** What a request comes with, and, as it was given, what that is worth. */
export interface Identity {
  name: string;
  headers: Record<string, string>;
  /** A cookie that holds, a token that holds, or nothing that does. */
  is: "person" | "token" | "nobody";
  /** By a wall token: as a cookie or as a token. */
  isScreen?: true;
  roles: Partial<Record<Place | "*", Role>>;
}

/** Everybody there is: each a person or a token of its own. */
export async function makeIdentities(store: Store): Promise<Identity[]> {
  const inAnHour = new Date(Date.now() + 3_600_000);
  const wall = await token({ kind: "wall", role: "admin" });
  return [
    { name: "nobody", headers: {}, is: "nobody", roles: {} },
    await person("without a role", {}),
    await person("viewer", { plain: "viewer", prod: "viewer" }),
    await person("deployer", { plain: "deployer", prod: "deployer" }),
    await person("admin", { plain: "admin", prod: "admin" }),
    await person("viewer of all", { "*": "viewer" }),
    await person("deployer of all", { "*": "deployer" }),
    await person("admin of all", { "*": "admin" }),
    await person("admin elsewhere", { other: "admin" }),
    await person("admin elsewhere, viewer here", { other: "admin", plain: "viewer" }),
    await person("deployer by group", { plain: "deployer" }, { by: "group" }),
    await person("deployer by role", { plain: "deployer" }, { by: "identity-center-role", account: "111122223333" }),
    await person(
      "by a role of another account",
      {},
      {
        by: "identity-center-role",
        account: "777788889999",
        grants: { plain: "admin", prod: "admin" },
      },
    ),
    await withoutSession("expired", { expiresAt: new Date(Date.now() - 1000) }),
    await withoutSession("revoked", { isRevoked: true }),
    await withoutSession("another's secret", { secret: newSecret() }),
    await withoutSession("tampered", { tamper: true }),
    await withoutSession("operator of before", { method: "operator" }),
    { name: "bad bearer", headers: { authorization: "Bearer not-a-token-of-anybody" }, is: "nobody", roles: {} },
    {
      name: "bad bearer beside a good cookie",
      headers: { ...(await person("admin too", { "*": "admin" })).headers, authorization: `Bearer ${newSecret()}` },
      is: "nobody",
      roles: {},
    },
    bearer("viewer token", await token({ role: "viewer", targets: [places.plain] }), { plain: "viewer" }),
    bearer("deployer token", await token({ role: "deployer", targets: [places.plain] }), { plain: "deployer" }),
    bearer("admin token of all", await token({ role: "admin" }), { "*": "admin" }),
    bearer("admin token elsewhere", await token({ role: "admin", targets: [places.other] }), { other: "admin" }),
    { ...bearer("expired token", await token({ role: "admin", expiresAt: new Date() }), {}), is: "nobody" },
    { ...bearer("revoked token", await token({ role: "admin", revokedAt: new Date() }), {}), is: "nobody" },
    { ...bearer("wall token as a bearer", wall, { "*": "viewer" }), isScreen: true },
    {
      name: "wall",
      headers: { cookie: `${wallCookieName()}=${wall}` },
      is: "person",
      isScreen: true,
      roles: { "*": "viewer" },
    },
    {
      name: "API token in the cookie of a wall",
      headers: { cookie: `${wallCookieName()}=${await token({ role: "admin" })}` },
      is: "nobody",
      roles: {},
    },
    bearer("token of the settings", process.env.SLIPWAY_API_TOKEN ?? "", { "*": "deployer" }),
  ];

  async function person(
    name: string,
    roles: Identity["roles"],
    { by = "person", account, grants = roles }: { by?: SubjectKind; account?: string; grants?: Identity["roles"] } = {},
  ): Promise<Identity> {
    const id = `identity-center:${name.replaceAll(/\W/g, "-")}`;
    const subject = by === "person" ? id : `${by} of ${name}`;
    for (const [place, role] of Object.entries(grants)) {
      const target = place === "*" ? "*" : places[place as Place];
      await insertGrant(store.db, { id: randomUUID(), createdBy: "test", target, role, subjectKind: by, subject });
    }
    const carried = await openSession(store, {
      person: { id, name, groups: by === "group" ? [subject] : [] },
      method: "identity-center",
      expiresAt: inAnHour,
      ...(by === "identity-center-role" && { account, roleName: subject }),
    });
    return { name, headers: await cookieOf(carried), is: "person", roles };
  }

  async function withoutSession(
    name: string,
    {
      expiresAt = inAnHour,
      isRevoked = false,
      secret = "",
      tamper = false,
      method = "identity-center" as "identity-center" | "operator",
    },
  ): Promise<Identity> {
    const id = `${method}:${name.replaceAll(/\W/g, "-")}`;
    const given = { id: `of ${id}`, target: "*", role: "admin", subjectKind: "person", subject: id } as const;
    await insertGrant(store.db, { ...given, createdBy: "test" });
    const carried = await openSession(store, { person: { id, name, groups: [] }, method, expiresAt });
    if (isRevoked) {
      const by = { who: "test", door: "slipway" } as const;
      await endSession(store, { id: carried.sessionId, by, action: "session-revoked" });
    }
    const { cookie } = await cookieOf({ ...carried, secret: secret || carried.secret });
    const shown = tamper ? `${cookie.slice(0, -9)}${cookie.at(-9) === "A" ? "B" : "A"}${cookie.slice(-8)}` : cookie;
    return { name, headers: { cookie: shown }, is: "nobody", roles: {} };
  }

  async function token(row: Partial<typeof apiTokens.$inferInsert>): Promise<string> {
    const secret = newSecret();
    await store.db.insert(apiTokens).values({
      ...{ id: randomUUID(), name: "token", kind: "api", role: "viewer", targets: [], createdBy: "test" },
      expiresAt: inAnHour,
      ...row,
      hash: hashOf(secret),
    });
    return secret;
  }
}

function bearer(name: string, token: string, roles: Identity["roles"]): Identity {
  return { name, headers: { authorization: `Bearer ${token}` }, is: "token", roles };
}

async function cookieOf(carried: { sessionId: string; secret: string }): Promise<{ cookie: string }> {
  return { cookie: `${sessionCookieName()}=${await sealSessionCookie(carried, 3600)}` };
}
