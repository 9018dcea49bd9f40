import "server-only";
import type { contract } from "@/lib/api/contract";
import type { InputOf } from "@/lib/api/endpoint";
import { FeedStatus } from "@/lib/domain/feed-status";
import { causeSentence } from "@/lib/text/cause-sentence";
import { incidentText } from "@/lib/text/parts/incident";
import { readFeedOf } from "@/server/access/feed-token";
import { getStore } from "@/server/context";
import { readHealth } from "@/server/watch/read-health";
import { cachedResponse, type FeedVisit } from "./cached-response";

export async function readFeedStatus(
  { ifNoneMatch, address }: FeedVisit,
  { token, lang }: InputOf<typeof contract.readFeedStatus>,
): Promise<Response> {
  const store = await getStore();
  const service = await readFeedOf(store, { token, address });
  const health = await readHealth(store, service);
  const words = await incidentText(lang);
  const incident = health.incidents.find(({ endedAt }) => endedAt === undefined);
  const status = FeedStatus.parse({
    ...health,
    target: service.target,
    ...(health.cause && { reason: causeSentence(health.cause, words) }),
    ...(incident && { incident }),
  });
  return cachedResponse(`${JSON.stringify(status)}\n`, "application/json", ifNoneMatch);
}
