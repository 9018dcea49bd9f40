import "server-only";
import { ProblemError } from "@/lib/domain/problem";
import { type ServiceList, type ServiceSummary, serviceState } from "@/lib/domain/service";
import type { AwsClients } from "@/server/aws/clients";
import { type DescribedService, listExpressServices } from "@/server/aws/ecs";
import { problemFromAws } from "@/server/aws/problem-from-aws";
import { type FoundRollout, findRollout } from "@/server/aws/rollouts";

/** While somebody looks. Nobody for a minute: the watching stops. */
const everyMs = 5000;
const unseenMs = 60_000;

/** A rollout is up to five calls, and ECS refills 20 a second. */
const rolloutsAtOnce = 4;

interface Watch {
  /** The latest list, whatever became of the last reading. */
  list?: ServiceList;
  first: Promise<ServiceList>;
  seenAt: number;
  /** Those of who looked last: the credentials of an earlier viewer may have ended. */
  aws: AwsClients;
}

const own = globalThis as typeof globalThis & { slipwayWatches?: Map<string, Watch> };

/** The services of a target as last read. One reader for all viewers; only the very first one waits for AWS. */
export async function watchServices(aws: AwsClients, target: string): Promise<ServiceList> {
  own.slipwayWatches ??= new Map();
  const watches = own.slipwayWatches;
  let watch = watches.get(target);
  if (!watch) {
    watch = { first: readServices(aws, target), seenAt: Date.now(), aws };
    watches.set(target, watch);
    keepWatching(target, watch, watches).catch(() => watches.delete(target));
  }
  watch.seenAt = Date.now();
  watch.aws = aws;
  return watch.list ?? watch.first;
}

async function keepWatching(target: string, watch: Watch, watches: Map<string, Watch>): Promise<void> {
  watch.list = await watch.first;
  while (Date.now() - watch.seenAt < unseenMs) {
    await new Promise((resolve) => setTimeout(resolve, everyMs).unref());
    try {
      watch.list = await readServices(watch.aws, target);
    } catch (error) {
      const kind = error instanceof ProblemError ? error.kind : "internal";
      const staleReason = problemFromAws(error)?.aws?.code ?? kind;
      watch.list = { ...watch.list, staleReason };
    }
  }
  watches.delete(target);
}

async function readServices(aws: AwsClients, target: string): Promise<ServiceList> {
  const services = await listExpressServices(aws);
  const summaries: ServiceSummary[] = [];
  for (let first = 0; first < services.length; first += rolloutsAtOnce) {
    const some = services.slice(first, first + rolloutsAtOnce);
    summaries.push(...(await Promise.all(some.map(async (each) => toSummary(each, await findRollout(aws, each))))));
  }
  return {
    target,
    asOf: new Date().toISOString(),
    services: summaries.sort((one, other) => one.serviceName.localeCompare(other.serviceName)),
  };
}

function toSummary(service: DescribedService, rollout: FoundRollout | undefined): ServiceSummary {
  const { serviceArn, serviceName, clusterName, status, runningCount, desiredCount } = service;
  const tasks = { running: runningCount, desired: desiredCount };
  const targets = rollout?.targets && { healthy: rollout.targets.healthy, total: rollout.targets.total };
  const rolloutFailed = rollout?.progress === "failed";
  const state = serviceState({ status, tasks, targets, deploying: rollout?.progress === "running", rolloutFailed });
  return {
    serviceName,
    serviceArn,
    clusterName,
    status,
    state,
    reason:
      state === "degraded" || state === "failed"
        ? (rollout?.targets?.reasons[0] ?? rollout?.reason ?? service.events[0]?.message)
        : undefined,
    tasks,
    targets,
    endpoint: rollout?.endpoint,
    image: rollout?.image,
    imageDigest: rollout?.imageDigest,
    deployedAt: rollout?.startedAt,
  };
}
