import "server-only";
import type { TeardownItem } from "@/lib/domain/teardown-plan";
import { familyOf } from "@/server/aws/task-definitions";
import {
  type Look,
  newItem,
  otherOwner,
  otherServices,
  ownerOf,
  serviceKey,
  staying,
  usersOfFamily,
  usersOfRole,
} from "./look";

export function familiesOf({ services }: Pick<Look, "services">): string[] {
  return [...new Set(services.flatMap(({ taskDefinitionArns }) => taskDefinitionArns.map(familyOf)))];
}

/** All revisions of the families that the services run: those that can be run, and those that were deregistered. */
export function taskDefinitionItems(look: Look): TeardownItem[] {
  return familiesOf(look).flatMap((family) => {
    const revisions = look.revisions.get(family) ?? [];
    if (revisions.length === 0) return [];
    const users = usersOfFamily(look, family);
    const running = look.services.filter(({ taskDefinitionArns }) =>
      taskDefinitionArns.some((arn) => familyOf(arn) === family),
    );
    return [
      newItem({
        kind: "task-definitions",
        name: family,
        resources: revisions.map((id) => ({ type: "task-definition", id })),
        mayUntick: true,
        after: running.map(serviceKey),
        ...(users.length > 0 && staying("not-made-for-it", users)),
      }),
    ];
  });
}

/** Roles that the services run with and no stack of the plan has made. */
export function roleItems(look: Look): TeardownItem[] {
  const ofStacks = new Set(
    look.stacks
      .flatMap((stack) => look.book.resourcesOf(stack))
      .filter(({ type }) => type === "AWS::IAM::Role")
      .map(({ physicalId }) => physicalId),
  );
  const arns = new Set(look.services.flatMap(({ roleArns }) => roleArns));
  return [...arns]
    .filter((arn) => !ofStacks.has(nameOf(arn)) && !arn.includes(":role/aws-service-role/"))
    .map((arn) => {
      const users = usersOfRole(look, arn);
      return newItem({
        kind: "role",
        name: nameOf(arn),
        resources: [{ type: "AWS::IAM::Role", id: arn }],
        ...(users.length > 0 ? staying("role-used-elsewhere", users) : staying("role-not-made-for-it", [])),
      });
    });
}

const usedByExpress = /^AWSServiceRoleFor(ECS|ElasticLoadBalancing|ApplicationAutoScaling_ECSService)$/;

export function serviceLinkedRoleItems({ services, serviceLinkedRoles }: Look): TeardownItem[] {
  if (services.length === 0) return [];
  return serviceLinkedRoles
    .filter(({ name }) => usedByExpress.test(name))
    .map(({ name, arn }) =>
      newItem({
        kind: "service-linked-role",
        name,
        resources: [{ type: "AWS::IAM::Role", id: arn }],
        ...staying("service-linked-role", []),
      }),
    );
}

/** Clusters that are empty once the services of the plan are gone. */
export function clusterItems(look: Look): TeardownItem[] {
  const names = new Set(look.services.map(({ clusterName }) => clusterName));
  return look.clusters
    .filter(({ clusterName }) => names.has(clusterName) && !inPlan(look, clusterName))
    .map((cluster) => {
      const { clusterArn, clusterName, tags } = cluster;
      const own = look.services.filter((service) => service.clusterName === clusterName);
      const users = otherServices(look).filter((service) => service.clusterName === clusterName);
      const owner = otherOwner(look, tags);
      return newItem({
        kind: "cluster",
        name: clusterName,
        resources: [{ type: "AWS::ECS::Cluster", id: clusterArn }],
        mayUntick: true,
        after: own.map(serviceKey),
        ...(owner ? staying("not-made-for-it", [owner]) : inUse(cluster, own.length, sum(own), users)),
      });
    });
}

function inPlan(look: Look, clusterName: string): boolean {
  return ownerOf(look, "AWS::ECS::Cluster", clusterName) !== undefined;
}

function inUse(
  cluster: Look["clusters"][number],
  ownServices: number,
  ownTasks: number,
  users: Look["services"],
): Partial<TeardownItem> {
  const names = users.map(({ serviceName }) => serviceName);
  const unknownServices = cluster.activeServices - ownServices - users.length;
  if (names.length > 0) return staying("cluster-in-use", names);
  if (unknownServices > 0) return staying("cluster-in-use", [], `services: ${unknownServices}`);
  if (cluster.tasks > ownTasks) return staying("cluster-in-use", [], `tasks: ${cluster.tasks - ownTasks}`);
  if (cluster.containerInstances > 0)
    return staying("cluster-in-use", [], `container instances: ${cluster.containerInstances}`);
  return {};
}

function sum(services: Look["services"]): number {
  return services.reduce((total, { tasks }) => total + tasks, 0);
}

function nameOf(arn: string): string {
  return arn.split("/").at(-1) ?? arn;
}
