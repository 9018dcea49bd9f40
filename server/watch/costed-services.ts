import "server-only";
import type { AwsClients } from "@/server/aws/clients";
import { type DescribedService, listExpressServices } from "@/server/aws/ecs";
import { type RevisionFacts, readRevisionFacts } from "@/server/aws/service-facts";
import type { CostedService } from "@/server/store/cost-spans";

/** The Express services of a target with all that they are paid for. */
export async function readCostedServices(aws: AwsClients): Promise<CostedService[]> {
  const services = (await listExpressServices(aws)).filter(({ status }) => status !== "INACTIVE");
  const newest = services.flatMap(({ revisionArns: [arn] }) => (arn ? [arn] : []));
  const factsOf = await readRevisionFacts(aws, newest);
  const costed = services.flatMap((service) => {
    const facts = factsOf.get(service.revisionArns[0] ?? "");
    return facts ? [toCosted(service, facts)] : [];
  });
  return withSharing(costed);
}

function toCosted(service: DescribedService, revision: RevisionFacts): CostedService {
  const { serviceArn, serviceName, clusterName, createdAt, runningCount: tasks } = service;
  const { loadBalancer, targetGroupArns, ...rest } = revision;
  const { arn: loadBalancerArn, ...balancer } = loadBalancer;
  return {
    serviceArn,
    serviceName,
    clusterName,
    createdAt: createdAt ? new Date(createdAt) : undefined,
    facts: { ...rest, tasks, loadBalancer: { ...balancer, services: 1 } },
    loadBalancerArn,
    targetGroupArns,
  };
}

function withSharing(services: readonly CostedService[]): CostedService[] {
  const count = (arn: string | undefined) => services.filter(({ loadBalancerArn }) => loadBalancerArn === arn).length;
  const counts = new Map(services.map(({ loadBalancerArn }) => [loadBalancerArn, 0]));
  for (const arn of counts.keys()) counts.set(arn, count(arn));
  return services.map((service) => {
    const { facts, loadBalancerArn } = service;
    const sharers = counts.get(loadBalancerArn) ?? 1;
    return {
      ...service,
      facts: { ...facts, loadBalancer: facts.loadBalancer && { ...facts.loadBalancer, services: sharers } },
    };
  });
}
