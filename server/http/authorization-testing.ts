import "server-only";
import { randomUUID } from "node:crypto";
import path from "node:path";
import type { z } from "zod";
import { contract } from "@/lib/api/contract";
import type { Endpoint } from "@/lib/api/endpoint";
import { policy, type Rule } from "@/lib/api/policy";
import type { SubjectKind } from "@/lib/domain/holder";
import { hashOf, newSecret } from "@/server/access/secret";
import { sealSessionCookie, sessionCookieName, wallCookieName } from "@/server/access/session-cookie";
import { endSession, openSession } from "@/server/access/sessions";
import { getStore } from "@/server/context";
import type { RouteHandler } from "@/server/http/handle";
import { apiTokens, rateCounts, targets } from "@/server/store/access-schema";
import { insertGrant } from "@/server/store/grants";
import { openRun } from "@/server/store/open-run";
import type { Store } from "@/server/store/open-store";
import { deployInput } from "@/server/testing";

/** In each, the one service has a deploy under way: whoever is let through starts nothing. */
export const places = {
  plain: "111122223333~eu-west-1",
  prod: "444455556666~eu-west-1",
  other: "777788889999~eu-west-1",
} as const;
type Place = keyof typeof places;
type Role = "viewer" | "deployer" | "admin";

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

export const origins: Record<string, Record<string, string>> = {
  "own page": { origin: "http://localhost:3000" },
  "own page, says the browser": { origin: "http://localhost:3000", "sec-fetch-site": "same-origin" },
  "another site": { origin: "https://elsewhere.example" },
  "another port": { origin: "http://localhost:3001" },
  "another site, by the browser": { origin: "http://localhost:3000", "sec-fetch-site": "cross-site" },
  "a sandboxed frame": { origin: "null" },
  "no origin": {},
  "own page, as a form": { origin: "http://localhost:3000", "content-type": "text/plain" },
};

export interface Case {
  line: Endpoint;
  identity: Identity;
  origin: string;
  place: Place;
}

export function addressOf({ method, path: route }: Endpoint): string {
  return `${method} ${route}`;
}

const lines = Object.values<Endpoint>(contract);
const isOfRun = (route: string) => /^\/api\/v1\/(runs|approvals)\/\{id\}/.test(route);
const namesTarget = ({ path: route, input }: Endpoint) =>
  route.includes("{target}") || isOfRun(route) || ["target", "targets", "run"].some((name) => name in membersOf(input));

/** Every line, who asks, from where; where a line names a target, for an unprotected and a protected one. */
export function allCases(identities: readonly Identity[]): Case[] {
  return lines.flatMap((line) =>
    placesFor(line).flatMap((place) =>
      identities.flatMap((identity) => originsFor(line, place).map((origin) => ({ line, identity, origin, place }))),
    ),
  );
}

function placesFor(line: Endpoint): Place[] {
  return namesTarget(line) ? ["plain", "prod"] : ["plain"];
}

const twoOrigins = ["own page", "another site"];

/** Where a request comes from decides nothing where nothing changes, and the same in every place: some are tried all the same. */
function originsFor({ method }: Endpoint, place: Place): string[] {
  return method === "GET" || place !== "plain" ? twoOrigins : Object.keys(origins);
}

const rank: Record<Role, number> = { viewer: 1, deployer: 2, admin: 3 };

/** What the policy says, and nothing else: the kind of problem, or that the request is let through. */
export function expectedOf({ line, identity, origin, place }: Case): string {
  const rules: Record<string, Rule> = policy;
  const rule = rules[addressOf(line)];
  const refusal = refusalOfRequest(line, identity, origin, rule);
  if (refusal) return refusal;
  if (rule === "open") return "through";
  if (rule === "signed-in") return identity.is === "person" ? "through" : "not-allowed";
  if (!rule) return "no rule";
  const needed = rank[(place === "prod" && rule.on === "target" && rule.protected) || rule.role];
  return rankHeld(identity, placesOf(line, rule.on, place)) >= needed ? "through" : "needs-role";
}

/** Whatever roles somebody has. */
function refusalOfRequest(line: Endpoint, { is, isScreen }: Identity, origin: string, rule?: Rule) {
  if (rule !== "open" && is === "nobody") return "not-signed-in";
  const isShown = typeof rule === "object" && rule.screens;
  const ofScreen = isScreen && rule !== "open" && !isShown ? "not-allowed" : undefined;
  if (line.method === "GET") return ofScreen;
  const isForeign = !origin.startsWith("own page");
  if (isForeign && (rule === "open" || is !== "token")) return "not-allowed";
  if (origin.endsWith("as a form")) return "not-json";
  return ofScreen;
}

function placesOf(line: Endpoint, on: Exclude<Rule, string>["on"], place: Place): (Place | "*")[] {
  if (on === "all-targets") return ["*"];
  return namesTarget(line) ? [place, "*"] : ["plain", "prod", "other", "*"];
}

function rankHeld({ roles }: Identity, at: readonly (Place | "*")[]): number {
  const held = at.flatMap((name) => roles[name] ?? []);
  return Math.max(0, ...held.map((role) => rank[role]));
}

/** Asks the very route, and tells how far the request got. */
export async function ask({ line, identity, origin, place }: Case, world: World): Promise<string> {
  const handler = await world.handlerOf(line);
  const { params, url, body } = requestOf(line, world, place);
  const changes = line.method !== "GET";
  const request = new Request(url, {
    method: line.method,
    headers: { ...(changes && { "content-type": "application/json" }), ...identity.headers, ...origins[origin] },
    body: changes ? JSON.stringify(body) : undefined,
  });
  const answer = await handler(request, { params: Promise.resolve(params) });
  if (answer.ok) {
    await answer.body?.cancel();
    return "through";
  }
  const { kind } = await answer.json();
  return refusals.has(kind) ? kind : "through";
}

/** By a guard; all other problems are met behind them. */
const refusals = new Set(["not-signed-in", "not-allowed", "needs-role", "not-json", "too-many-requests", "internal"]);

export interface World {
  store: Store;
  runs: Record<Place, string>;
  handlerOf(line: Endpoint): Promise<RouteHandler>;
}

const root = path.resolve(import.meta.dirname, "../..");

export async function openWorld(): Promise<World> {
  const store = await getStore();
  const runs = { plain: randomUUID(), prod: randomUUID(), other: randomUUID() };
  for (const [place, target] of Object.entries(places)) {
    await store.db.insert(targets).values({
      target,
      alias: place,
      colour: "plain",
      isProtected: place === "prod",
      reach: { by: "identity-center" }, // nobody here has tokens of it, so AWS is never asked
      timeToLive: { tearsDownByItself: false },
      savedBy: "test",
    });
    const input = deployInput(target, { idempotencyKey: runs[place as Place], serviceName: place });
    await openRun(store, { input, by: { who: "test", door: "slipway" } });
  }
  const handlers = new Map<string, RouteHandler>();
  const handlerOf = async (line: Endpoint) => {
    const known = handlers.get(addressOf(line));
    if (known) return known;
    const file = path.join(root, "app", line.path.replaceAll("{", "[").replaceAll("}", "]"), "route.ts");
    const handler = (await import(/* @vite-ignore */ file))[line.method];
    handlers.set(addressOf(line), handler);
    return handler;
  };
  return { store, runs, handlerOf };
}

export async function forgetCounts({ store }: World): Promise<void> {
  await store.db.delete(rateCounts);
}

function membersOf(schema: z.ZodType): Record<string, z.ZodType> {
  return "shape" in schema ? (schema.shape as Record<string, z.ZodType>) : {};
}

const channelInput = {
  ...{ name: "ops", events: ["deploy-failed"], targets: [], services: [], locale: "en" },
  reach: { kind: "teams", url: "http://not-secure.example/" }, // refused behind the guards, so nothing is saved
};

/** Values that the members of a line's input take, by their names: the schema says which of them a line has. */
function sampleOf(line: Endpoint, { runs }: World, place: Place): Record<string, unknown> {
  const teardown = { idempotencyKey: randomUUID(), planId: "none", scope: { kind: "target" } };
  if (addressOf(line) === "POST /api/v1/teardowns") return { ...teardown, target: places[place] };
  if (addressOf(line) === "POST /api/v1/runs") return deployInput(places[place], { serviceName: place });
  if (addressOf(line) === "POST /api/v1/runs/{id}/retry") return { id: runs[place], idempotencyKey: randomUUID() };
  if (addressOf(line) === "POST /api/v1/notification-channels") return channelInput;
  const id = isOfRun(line.path) ? runs[place] : randomUUID();
  const samples: Record<string, unknown> = {
    ...{ target: places[place], id, template: "Resources: {}", name: "nightly", kind: "api", role: "viewer", days: 1 },
    ...{ targets: [places[place]], subjectKind: "group", subject: "nobody", alias: "one", colour: "plain" },
    ...{ isProtected: false, reach: { by: "default-credentials" }, timeToLive: { tearsDownByItself: false } },
    run: runs[place],
    ...{ a: runs[place], b: runs[place], to: runs[place], idempotencyKey: randomUUID() },
    of: "service:default/shop",
    endsAt: null,
    token: "none",
    ...{ serviceName: place, ship: deployInput(places[place]).ship },
    ...{ currency: "JPY", perUsd: 150, asOf: "2026-11-27" },
    ...{ item: "cluster:none", failure: 1, decision: decisionOf(line) },
    ...{ preview: "confirm-1", ship: deployInput(places[place]).ship },
    ...{ text: "Closed for stocktaking", severity: "info", reason: "stocktaking" },
    format: line.path.includes("receipt") ? "json" : "csv",
  };
  const wanted = Object.entries(membersOf(line.input)).flatMap(([name, schema]) =>
    name in samples && (["target", "run"].includes(name) || !schema.safeParse(undefined).success) ? [name] : [],
  );
  return Object.fromEntries(wanted.map((name) => [name, samples[name]]));
}

function decisionOf({ path: route }: Endpoint): string {
  if (route.endsWith("/confirm")) return "abandon";
  return route.includes("approvals") ? "refused" : "retry";
}

export function requestOf(line: Endpoint, world: World, place: Place) {
  const sample = sampleOf(line, world, place);
  const parsed = line.input.safeParse(sample);
  if (!parsed.success) throw new Error(`${addressOf(line)} has no sample here: ${parsed.error.message}`);
  const inPath = [...line.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const params = Object.fromEntries(inPath.map((name) => [name, String(sample[name])]));
  const rest = Object.entries(sample).filter(([name]) => !inPath.includes(name));
  const query = line.method === "GET" ? rest.map(([name, value]): [string, string] => [name, String(value)]) : [];
  const filled = line.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "");
  return {
    params,
    url: `http://localhost:3000${filled}?${new URLSearchParams(query)}`,
    body: Object.fromEntries(rest),
  };
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
