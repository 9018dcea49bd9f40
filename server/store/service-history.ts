import "server-only";
import { and, desc, eq, gt, inArray, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { HistoryCause, HistoryResult } from "@/lib/domain/history";
import type { BuiltFrom } from "@/lib/domain/history-entry";
import { ProblemError } from "@/lib/domain/problem";
import type { DeployRun } from "@/lib/domain/run";
import type { RunCause } from "@/lib/domain/run-cause";
import { listWatched } from "./health-history";
import type { ServiceKey } from "./health-rows";
import { seenDeploys, serviceHealth } from "./health-schema";
import type { Store } from "./open-store";
import { listWholeDeploys, readRun } from "./runs";
import { runs, steps } from "./schema";

type Reader = Pick<Store, "db">;

interface HistoryOptions {
  /** Those that began before. */
  before?: Date;
  result?: HistoryResult;
  cause?: HistoryCause;
  /** In who, why, commit and digest. */
  q?: string;
  limit: number;
}

const rollout = alias(steps, "rollout");
const isServed = and(eq(rollout.runId, runs.id), eq(rollout.name, "rollout"), eq(rollout.progress, "succeeded"));

const isDeployOf = ({ target, serviceName }: ServiceKey) =>
  and(eq(runs.target, target), eq(runs.serviceName, serviceName), eq(runs.kind, "deploy"));

const isSeenOf = ({ target, clusterName, serviceName }: ServiceKey) =>
  and(
    eq(seenDeploys.target, target),
    eq(seenDeploys.clusterName, clusterName),
    eq(seenDeploys.serviceName, serviceName),
    isNull(seenDeploys.runId),
  );

/** Slipway's own deploys of a service, newest first, with their steps. */
export function listDeploys(
  reader: Reader,
  service: ServiceKey,
  { before, result, cause, q, limit }: HistoryOptions,
): Promise<DeployRun[]> {
  const wanted: (SQL | undefined)[] = [
    isDeployOf(service),
    before && lt(runs.startedAt, before),
    result && eq(runs.progress, result),
    cause && eq(runs.cause, cause as RunCause),
    q ? or(...wordsOfRun(q)) : undefined,
  ];
  return listWholeDeploys(reader, and(...wanted), limit);
}

function wordsOfRun(q: string): SQL[] {
  const like = `%${literally(q)}%`;
  const isNamed = sql`(${steps.detail}->'build'->>'commit' ilike ${like} or ${steps.detail}->'image'->>'digest' ilike ${like})`;
  return [
    sql`${runs.startedBy} ilike ${like}`,
    sql`${runs.input}->>'reason' ilike ${like}`,
    sql`exists (select 1 from ${steps} where ${steps.runId} = ${runs.id} and ${isNamed})`,
  ];
}

function literally(q: string): string {
  return q.replace(/[\\%_]/g, "\\$&");
}

/** A run of another service, or of a target that one may not see, is as good as none. */
export async function readDeployOf(
  reader: Reader,
  { target, serviceName }: Pick<ServiceKey, "target" | "serviceName">,
  id: string,
): Promise<DeployRun> {
  const run = await readRun(reader, id);
  if (run.kind === "deploy" && run.target === target && run.serviceName === serviceName) return run;
  throw new ProblemError("not-found", `${serviceName} in ${target} has no deploy ${id}.`);
}

/** Those whose version ECS has let serve. */
export async function listServedDeploys(reader: Reader, service: ServiceKey, limit: number): Promise<DeployRun[]> {
  const served = reader.db.select({ id: runs.id }).from(runs).innerJoin(rollout, isServed).where(isDeployOf(service));
  return listWholeDeploys(reader, inArray(runs.id, served), limit);
}

interface SeenDeploy {
  at: Date;
  /** A commit, or the beginning of a digest. */
  version?: string;
}

/** Deploys that ECS has shown and that no run was, newest first. */
export async function listSeenDeploys(
  { db }: Reader,
  service: ServiceKey,
  { before, q, limit }: Pick<HistoryOptions, "before" | "q" | "limit">,
): Promise<SeenDeploy[]> {
  const isWanted = and(
    isSeenOf(service),
    before && lt(seenDeploys.at, before),
    q ? sql`${seenDeploys.version} ilike ${`%${literally(q)}%`}` : undefined,
  );
  const rows = await db.select().from(seenDeploys).where(isWanted).orderBy(desc(seenDeploys.at)).limit(limit);
  return rows.map(({ at, version }) => ({ at, ...(version && { version }) }));
}

/** What is known of when versions served since a time: what came after, and whether anybody looked. */
export async function readServing(reader: Reader, service: ServiceKey, since: string) {
  const [changes, watched] = await Promise.all([
    listServingChanges(reader, service, new Date(since)),
    listWatched(reader, service.target, new Date(since)),
  ]);
  return { changes: changes.map((at) => at.toISOString()), watched, now: Date.now() };
}

const changesAtMost = 1_000;

/** When something else began to serve since, or the service was taken away. */
async function listServingChanges({ db }: Reader, service: ServiceKey, since: Date): Promise<Date[]> {
  const { target, clusterName, serviceName } = service;
  const own = await db
    .select({ at: rollout.endedAt })
    .from(runs)
    .innerJoin(rollout, isServed)
    .where(and(isDeployOf(service), gt(rollout.endedAt, since)))
    .limit(changesAtMost);
  const elsewhere = await db
    .select({ at: seenDeploys.at })
    .from(seenDeploys)
    .where(and(isSeenOf(service), gt(seenDeploys.at, since)))
    .limit(changesAtMost);
  const gone = await db
    .select({ at: serviceHealth.goneAt })
    .from(serviceHealth)
    .where(
      and(
        eq(serviceHealth.target, target),
        eq(serviceHealth.clusterName, clusterName),
        eq(serviceHealth.serviceName, serviceName),
        isNotNull(serviceHealth.goneAt),
      ),
    );
  const torn = await db
    .select({ at: runs.endedAt })
    .from(runs)
    .where(
      and(
        eq(runs.target, target),
        eq(runs.serviceName, serviceName),
        eq(runs.kind, "teardown"),
        eq(runs.progress, "succeeded"),
        gt(runs.endedAt, since),
      ),
    )
    .limit(changesAtMost);
  return [...own, ...elsewhere, ...gone, ...torn].flatMap(({ at }) => (at ? [at] : []));
}

/** From which commits images were built, by their digests: an image that was picked does not say it itself. */
export async function findCommits({ db }: Reader, digests: readonly string[]): Promise<Map<string, BuiltFrom>> {
  if (digests.length === 0) return new Map();
  const [image, build] = [alias(steps, "image"), alias(steps, "build")];
  const digest = sql<string>`${image.detail}->'image'->>'digest'`;
  const commit = sql<string>`${build.detail}->'build'->>'commit'`;
  const rows = await db
    .selectDistinctOn([digest], { digest, commit, input: runs.input })
    .from(image)
    .innerJoin(build, and(eq(build.runId, image.runId), eq(build.name, "build")))
    .innerJoin(runs, eq(runs.id, image.runId))
    .where(and(eq(image.name, "image"), inArray(digest, [...digests]), sql`${commit} is not null`));
  return new Map(
    rows.map(({ digest: of, commit: from, input }) => {
      const ship = "ship" in input ? input.ship : undefined;
      return [of, { commit: from, ...(ship?.kind === "repository" && { repositoryUrl: ship.repositoryUrl }) }];
    }),
  );
}
