import "server-only";
import { randomUUID } from "node:crypto";
import path from "node:path";
import type { z } from "zod";
import type { Endpoint } from "@/lib/api/endpoint";
import { getStore } from "@/server/context";
import type { RouteHandler } from "@/server/http/handle";
import { rateCounts, targets } from "@/server/store/access-schema";
import { openRun } from "@/server/store/open-run";
import type { Store } from "@/server/store/open-store";
import { deployInput } from "@/server/testing";

/** In each, the one service has a deploy under way: whoever is let through starts nothing. */
export const places = {
  plain: "111122223333~eu-west-1",
  prod: "444455556666~eu-west-1",
  other: "777788889999~eu-west-1",
} as const;
export type Place = keyof typeof places;
export function addressOf({ method, path: route }: Endpoint): string {
  return `${method} ${route}`;
}

export const isOfRun = (route: string) => /^\/api\/v1\/(runs|approvals)\/\{id\}/.test(route);

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

export function membersOf(schema: z.ZodType): Record<string, z.ZodType> {
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
    buildId: `shop:${randomUUID()}`,
    endsAt: null,
    token: "none",
    ...{ serviceName: place, ship: deployInput(places[place]).ship },
    ...{ currency: "JPY", perUsd: 150, asOf: "2026-11-27" },
    ...{ item: "cluster:none", failure: 1, decision: decisionOf(line) },
    preview: "confirm-1",
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
