import "server-only";
import { namesOfBuilt, namesOfServed } from "@/lib/domain/built-for";
import { hasEnded } from "@/lib/domain/has-ended";
import { isNews, noteWork } from "@/lib/domain/noted-works";
import type { OutsideWork } from "@/lib/domain/outside-work";
import type { AwsClients } from "@/server/aws/clients";
import { listRecentBuildIds } from "@/server/aws/recent-builds";
import { type FoundBuild, findSeenBuilds } from "@/server/aws/seen-builds";
import type { KnownService, TargetState } from "./target-state";

interface NewsOfBuild {
  work: OutsideWork;
  /** By what services are known as its own: their image, or the repository of it. */
  names: string[];
}

/** The newest builds of a target: from which commits images were built, and what is built for its services. */
export class RecentBuilds {
  private readonly over = new Set<string>();
  private readonly commitOf = new Map<string, string>();
  /** Those that run or ended lately: what services they are for may be known later than they. */
  private news: NewsOfBuild[] = [];
  /** One goes on that is for a service of this target, and that no run follows. */
  isBuilding = false;

  /** Those that are new or were under way, a hundred in one call. */
  async refresh(aws: AwsClients, state: TargetState): Promise<void> {
    const ids = (await listRecentBuildIds(aws)).filter((id) => !this.over.has(id));
    const builds = ids.length > 0 ? await findSeenBuilds(aws, ids) : [];
    for (const { build, digest } of builds) {
      if (hasEnded(build.progress)) this.over.add(build.id);
      if (digest && build.commit) this.commitOf.set(digest, build.commit);
    }
    const others = this.news.filter(({ work }) => !ids.includes(work.id));
    this.news = [...builds.flatMap(toNews), ...others].filter(({ work }) => isNews(work, Date.now()));
    this.isBuilding = noteBuilds(state, this.news);
  }

  find(digest: string | undefined): string | undefined {
    return digest && this.commitOf.get(digest);
  }
}

function noteBuilds(state: TargetState, news: readonly NewsOfBuild[]): boolean {
  if (news.length === 0) return false;
  let isBuilding = false;
  const servicesBy = indexOf(state);
  for (const { work, names } of news) {
    const built = new Set(names.flatMap((name) => servicesBy.get(name) ?? []));
    for (const { seen } of built) seen.works = noteWork(seen.works ?? [], work, Date.now());
    if (built.size > 0 && !hasEnded(work.progress) && !work.runId) isBuilding = true;
  }
  return isBuilding;
}

function toNews(found: FoundBuild): NewsOfBuild[] {
  const work = toWork(found);
  return work ? [{ work, names: namesOfBuilt(found) }] : [];
}

/** Services by the digest of their image, and by its repository: `isBuiltFor` for thousands of them. */
function indexOf({ services }: TargetState): Map<string, KnownService[]> {
  const index = new Map<string, KnownService[]>();
  for (const service of services.values()) {
    for (const name of namesOfServed(service.seen)) index.set(name, [...(index.get(name) ?? []), service]);
  }
  return index;
}

function toWork({ build, startedBy, runId }: FoundBuild): OutsideWork | undefined {
  const { id, projectName: name, progress, status, phase, startedAt, endedAt, commit } = build;
  if (!startedAt) return undefined;
  const reason = build.phases.find(({ message, progress: of }) => of === "failed" && message)?.message;
  return { kind: "build", id, name, progress, status, phase, startedBy, startedAt, endedAt, commit, reason, runId };
}
