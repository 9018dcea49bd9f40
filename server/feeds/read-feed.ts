import "server-only";
import type { contract } from "@/lib/api/contract";
import type { InputOf } from "@/lib/api/endpoint";
import { type AtomEntry, atomFeed } from "@/lib/domain/atom";
import type { Incident } from "@/lib/domain/health";
import type { RunSummary } from "@/lib/domain/run";
import { serviceHref } from "@/lib/domain/service-href";
import { causeSentence } from "@/lib/text/cause-sentence";
import type { HealthText } from "@/lib/text/en/health";
import type { IncidentText } from "@/lib/text/en/incident";
import { healthText } from "@/lib/text/parts/health";
import { incidentText } from "@/lib/text/parts/incident";
import { readFeedOf } from "@/server/access/feed-token";
import { getStore } from "@/server/context";
import { env } from "@/server/env";
import { listForeignDeploys, listIncidents } from "@/server/store/health-history";
import type { ServiceKey } from "@/server/store/health-rows";
import { listRuns } from "@/server/store/runs";
import { cachedResponse, type FeedVisit } from "./cached-response";

const ofEach = 50;

type FeedText = HealthText["feed"];

export async function readFeed(
  { ifNoneMatch, address }: FeedVisit,
  { token, lang }: InputOf<typeof contract.readFeed>,
): Promise<Response> {
  const store = await getStore();
  const service = await readFeedOf(store, { token, address });
  const { target, serviceName } = service;
  const [{ feed }, ofIncidents, incidents, runs, foreign] = await Promise.all([
    healthText(lang),
    incidentText(lang),
    listIncidents(store, service, ofEach),
    listRuns(store, { target, serviceName, limit: ofEach }),
    listForeignDeploys(store, service, ofEach),
  ]);
  const atom = atomFeed({
    id: tagOf(service, "feed"),
    title: feed.title(serviceName),
    link: env().origin + serviceHref(service),
    language: lang,
    entries: [
      ...incidents.map((incident) => incidentEntry(incident, serviceName, feed, ofIncidents)),
      ...runs.flatMap((run) => runEntry(run, serviceName, feed)),
      ...foreign.map((deploy) => foreignEntry(deploy, service, feed)),
    ],
  });
  return cachedResponse(atom, "application/atom+xml; charset=utf-8", ifNoneMatch);
}

function incidentEntry(
  { id, startedAt, endedAt, health, cause }: Incident,
  name: string,
  feed: FeedText,
  words: IncidentText,
): AtomEntry {
  const minutes = endedAt && Math.max(1, Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 60_000));
  const end = minutes ? feed.ended(minutes) : feed.lasts;
  return {
    id: `urn:uuid:${id}`,
    title: feed.incident[health](name),
    summary: `${causeSentence(cause, words)} ${end}`,
    publishedAt: startedAt,
    updatedAt: endedAt ?? startedAt,
  };
}

function runEntry(run: RunSummary, name: string, feed: FeedText): AtomEntry[] {
  if (run.kind !== "deploy") return [];
  const { id, number, progress, startedAt, endedAt, startedBy, version } = run;
  return [
    {
      id: `urn:uuid:${id}`,
      title: feed.deploy[progress](name),
      summary: feed.run(number, startedBy, version),
      publishedAt: startedAt,
      updatedAt: endedAt ?? startedAt,
    },
  ];
}

function foreignEntry(
  { at, version }: { at: string; version?: string },
  service: ServiceKey,
  feed: FeedText,
): AtomEntry {
  return {
    id: tagOf(service, `deploy/${at}`),
    title: feed.deploy.succeeded(service.serviceName),
    summary: feed.elsewhere(version),
    publishedAt: at,
    updatedAt: at,
  };
}

/** RFC 4151: a name that nobody else gives, and that stays. */
function tagOf({ target, clusterName, serviceName }: ServiceKey, what: string): string {
  return `tag:${new URL(env().origin).hostname},2026:${target}/${clusterName}/${serviceName}/${what}`;
}
