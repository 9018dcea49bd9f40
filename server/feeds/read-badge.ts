import "server-only";
import type { contract } from "@/lib/api/contract";
import type { InputOf } from "@/lib/api/endpoint";
import { badgeSvg } from "@/lib/domain/badge";
import { ProblemError } from "@/lib/domain/problem";
import type { ServiceHealth } from "@/lib/domain/service-health";
import type { HealthText } from "@/lib/text/en/health";
import { healthText } from "@/lib/text/parts/health";
import { readFeedOf } from "@/server/access/feed-token";
import { getStore } from "@/server/context";
import { readHealth } from "@/server/watch/read-health";
import { cachedResponse, type FeedVisit } from "./cached-response";

export async function readBadge(
  { ifNoneMatch, address }: FeedVisit,
  { token, lang, show, label }: InputOf<typeof contract.readBadge>,
): Promise<Response> {
  const store = await getStore();
  const service = await readFeedOf(store, { token, address });
  const words = await healthText(lang);
  const health = await readHealth(store, service).catch(whileUnseen);
  const message = health ? messageOf(health, show, words) : words.states.none;
  const svg = badgeSvg({ label: label ?? service.serviceName, message, health: health?.health ?? "none" });
  return cachedResponse(svg, "image/svg+xml; charset=utf-8", ifNoneMatch);
}

/** The token holds, and nobody has looked at the service yet. */
function whileUnseen(error: unknown): undefined {
  if (error instanceof ProblemError && error.kind === "not-found") return undefined;
  throw error;
}

function messageOf(health: ServiceHealth, show: "state" | "uptime" | "version", words: HealthText): string {
  if (show === "version") return health.version ?? words.noVersion;
  if (show === "state") return words.states[health.health];
  const { percent } = health.uptime.month;
  return percent === undefined ? words.states.none : words.uptime(`${Math.floor(percent * 100) / 100} %`);
}
