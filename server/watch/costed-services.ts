import "server-only";
import type { AwsClients } from "@/server/aws/clients";
import { type DescribedService, describeServices, listExpressServices } from "@/server/aws/ecs";
import { type RevisionFacts, readRevisionFacts } from "@/server/aws/service-facts";
import { type CostedService, listBirths } from "@/server/store/cost-spans";
import type { Store } from "@/server/store/open-store";
import { findWatchedTarget, listWatchedServices } from "@/server/store/watched-services";

/** What is known of a service already. */
interface KnownService {
  serviceArn: string;
  serviceName: string;
  clusterName: string;
  createdAt?: Date;
  tasks: number;
  revisionArn?: string;
}

/** What the watcher has seen is not read again while it is younger. */
const watchedMs = 10 * 60_000;
/** DescribeServices takes ten at a time. */
const describeBatch = 10;

/** The Express services of a target with all that they are paid for. */
export async function readCostedServices(
  store: Pick<Store, "db">,
  aws: AwsClients,
  target: string,
): Promise<CostedService[]> {
  const found = (await listWatched(store, target)) ?? (await listAtAws(aws));
  const services = await completed(store, aws, target, found);
  const factsOf = await readRevisionFacts(
    aws,
    services.flatMap(({ revisionArn }) => revisionArn ?? []),
  );
  const costed = services.flatMap((service) => {
    const facts = factsOf.get(service.revisionArn ?? "");
    return facts ? [toCosted(service, facts)] : [];
  });
  return withSharing(costed);
}

async function listWatched(store: Pick<Store, "db">, target: string): Promise<KnownService[] | undefined> {
  const { asOf } = (await findWatchedTarget(store, target)) ?? {};
  if (!asOf || asOf.getTime() < Date.now() - watchedMs) return undefined;
  const watched = await listWatchedServices(store, target);
  return watched
    .filter(({ row }) => row.mode === "express")
    .map(({ row: { serviceName, clusterName, tasks }, seen: { serviceArn, revision } }) => {
      return { serviceArn, serviceName, clusterName, tasks: tasks.running, revisionArn: revision?.arn };
    });
}

async function listAtAws(aws: AwsClients): Promise<KnownService[]> {
  const services = (await listExpressServices(aws)).filter(({ status }) => status !== "INACTIVE");
  return services.map(({ createdAt, runningCount: tasks, revisionArns: [revisionArn], ...service }) => {
    return { ...service, tasks, revisionArn, createdAt: createdAt ? new Date(createdAt) : undefined };
  });
}

/**
 * When each was made is read once. Of one that the watcher has only just found, its revision is not known yet, and without
 * it the service would be left out until the next time.
 */
async function completed(
  store: Pick<Store, "db">,
  aws: AwsClients,
  target: string,
  services: readonly KnownService[],
): Promise<KnownService[]> {
  const births = await listBirths(store, target);
  const known = services.map((service) => ({
    ...service,
    createdAt: service.createdAt ?? births.get(service.serviceArn),
  }));
  const described = await describe(
    aws,
    known.filter(({ createdAt, revisionArn }) => !createdAt || !revisionArn),
  );
  return known.map((service) => {
    const { createdAt, revisionArns = [] } = described.get(service.serviceArn) ?? {};
    return {
      ...service,
      createdAt: service.createdAt ?? (createdAt ? new Date(createdAt) : undefined),
      revisionArn: service.revisionArn ?? revisionArns[0],
    };
  });
}

async function describe(aws: AwsClients, services: readonly KnownService[]): Promise<Map<string, DescribedService>> {
  const described = new Map<string, DescribedService>();
  for (const clusterName of new Set(services.map((service) => service.clusterName))) {
    const arns = services.filter((service) => service.clusterName === clusterName).map(({ serviceArn }) => serviceArn);
    for (let first = 0; first < arns.length; first += describeBatch) {
      const answer = await describeServices(aws, clusterName, arns.slice(first, first + describeBatch));
      for (const service of answer) described.set(service.serviceArn, service);
    }
  }
  return described;
}

function toCosted({ tasks, revisionArn: _, ...service }: KnownService, revision: RevisionFacts): CostedService {
  const { loadBalancer, targetGroupArns, keptIn, ...rest } = revision;
  const { arn: loadBalancerArn, ...balancer } = loadBalancer;
  const { serviceArn, serviceName, clusterName, createdAt } = service;
  const facts = { ...rest, tasks, loadBalancer: { ...balancer, services: 1 } };
  return { serviceArn, serviceName, clusterName, createdAt, facts, loadBalancerArn, targetGroupArns, keptIn };
}

function withSharing(services: readonly CostedService[]): CostedService[] {
  const sharers = new Map<string | undefined, number>();
  for (const { loadBalancerArn } of services) sharers.set(loadBalancerArn, (sharers.get(loadBalancerArn) ?? 0) + 1);
  return services.map((service) => {
    const { facts, loadBalancerArn } = service;
    const loadBalancer = facts.loadBalancer && { ...facts.loadBalancer, services: sharers.get(loadBalancerArn) ?? 1 };
    return { ...service, facts: { ...facts, loadBalancer } };
  });
}
