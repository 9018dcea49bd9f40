import "server-only";
import { contract } from "@/lib/api/contract";
import type { Endpoint } from "@/lib/api/endpoint";
import { policy } from "@/lib/api/policy";
import type { Rule } from "@/lib/api/rule";
import type { Identity, Role } from "./authorization-identities-testing";
import { addressOf, isOfRun, membersOf, type Place, requestOf, type World } from "./authorization-requests-testing";

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

const lines = Object.values<Endpoint>(contract);
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
