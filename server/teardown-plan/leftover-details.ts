import "server-only";
import { stackPrefix } from "@/lib/domain/stack-names";
import { eachAtOnce } from "@/server/aws/at-once";
import type { AwsClients } from "@/server/aws/clients";
import type { Uses } from "@/server/aws/express-services";
import { countTargets, isManagedByEcs, type LoadBalancer, listTargetGroupsOf } from "@/server/aws/load-balancers";
import { type LogGroup, listLogGroups } from "@/server/aws/log-groups";
import { listMadeRoles, type MadeRole } from "@/server/aws/made-roles";
import { listRunningFamilies } from "@/server/aws/running-families";
import { familyOf, findTaskDefinitionUses, listFamilies, listRevisionsOf } from "@/server/aws/task-definitions";
import type { Partial } from "./partial";
import { loadBalancersOf, targetGroupsOf } from "./service-items";
import type { Surroundings } from "./surroundings";

export interface LeftFamily {
  family: string;
  revisionArns: string[];
  uses?: Uses;
}

export interface LeftLoadBalancer extends LoadBalancer {
  targetGroupArns: string[];
  targets: number;
}

/** What no service has any more, as far as it can be told from the outside. */
export interface LeftoverDetails {
  families: LeftFamily[];
  logGroups: LogGroup[];
  loadBalancers: LeftLoadBalancer[];
  roles: MadeRole[];
}

export async function readLeftoverDetails(
  aws: AwsClients,
  partial: Partial,
  found: Surroundings,
): Promise<LeftoverDetails> {
  const [families, logGroups, loadBalancers, roles] = await Promise.all([
    partial.read("task-definitions", [], () => readFamilies(aws, found)),
    partial.read("log-groups", [], async () =>
      (await eachAtOnce(["/aws/ecs/", "/aws/codebuild/"], 2, (prefix) => listLogGroups(aws, prefix))).flat(),
    ),
    partial.read("load-balancers", [], () => readLoadBalancers(aws, found)),
    partial.read("roles", [], () => listMadeRoles(aws, stackPrefix)),
  ]);
  return { families, logGroups, loadBalancers, roles };
}

/** More than that is a Region where somebody else keeps house. */
const mostFamilies = 200;

async function readFamilies(aws: AwsClients, { services, clusters }: Surroundings): Promise<LeftFamily[]> {
  const used = new Set(services.flatMap(({ taskDefinitionArns }) => taskDefinitionArns.map(familyOf)));
  const withOwnTasks = clusters.filter(
    ({ clusterName, tasks }) =>
      tasks > services.reduce((sum, service) => sum + (service.clusterName === clusterName ? service.tasks : 0), 0),
  );
  const [all, running] = await Promise.all([
    listFamilies(aws),
    eachAtOnce(withOwnTasks, 4, ({ clusterName }) => listRunningFamilies(aws, clusterName)),
  ]);
  for (const family of running.flat()) used.add(family);
  const left = all.filter((family) => !used.has(family)).slice(0, mostFamilies);
  return eachAtOnce(left, 8, async (family) => {
    const revisionArns = await listRevisionsOf(aws, family);
    const newest = revisionArns.toSorted((one, other) => revisionOf(other) - revisionOf(one))[0];
    return { family, revisionArns, uses: newest ? await findTaskDefinitionUses(aws, newest) : undefined };
  });
}

function revisionOf(arn: string): number {
  return Number(arn.split(":").at(-1));
}

/** Made by ECS for Express services, of which none is behind it any more. */
async function readLoadBalancers(aws: AwsClients, found: Surroundings): Promise<LeftLoadBalancer[]> {
  const used = new Set(found.services.flatMap(loadBalancersOf));
  const usedGroups = new Set(found.services.flatMap(targetGroupsOf));
  const left = found.loadBalancers.filter((balancer) => isManagedByEcs(balancer) && !used.has(balancer.arn));
  const read = await eachAtOnce(left, 4, async (balancer) => {
    const targetGroupArns = await listTargetGroupsOf(aws, balancer.arn);
    return { ...balancer, targetGroupArns, targets: await countTargets(aws, targetGroupArns) };
  });
  return read.filter(({ targetGroupArns }) => !targetGroupArns.some((arn) => usedGroups.has(arn)));
}
