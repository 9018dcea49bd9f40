import "server-only";
import { serviceResourceType } from "@/lib/domain/service-resource-type";
import type { TeardownItem } from "@/lib/domain/teardown-plan";
import type { FoundService } from "./found-services";
import { type Look, newItem, otherServices, ownerOf, serviceKey, stackKey, staying } from "./look";

/** Whatever hangs on the load balancer itself goes or stays with it, and a log group is an item of its own. */
const apart = new Set(["load-balancer", "load-balancer-security-group", "listener", "log-group"]);

/** The services, and what ECS takes along with each. */
export function serviceItems(look: Look): TeardownItem[] {
  return look.services.flatMap((service) => {
    const { serviceArn, serviceName, clusterName, status, runningTasks, managed } = service;
    const owner = ownerOf(look, serviceResourceType, serviceArn);
    const own = managed.filter(({ kind }) => !apart.has(kind));
    return [
      newItem({
        kind: "express-service",
        key: serviceKey(service),
        name: serviceName,
        resources: [{ type: "express-service", id: serviceArn }],
        goesWith: owner && stackKey(owner),
        runningTasks,
        status,
        reason: status === "DRAINING" ? { rule: "service-draining", names: [] } : undefined,
      }),
      ...(own.length > 0
        ? [
            newItem({
              kind: "managed-resources",
              key: `managed-resources:${clusterName}/${serviceName}`,
              name: serviceName,
              resources: own.map(({ kind, arn }) => ({ type: kind, id: arn })),
              goesWith: serviceKey(service),
            }),
          ]
        : []),
    ];
  });
}

/** ECS lets a load balancer go with the last that uses it, and nobody else may do so. */
export function loadBalancerItems(look: Look): TeardownItem[] {
  const arns = new Set(look.services.flatMap(loadBalancersOf));
  return [...arns].map((arn) => {
    const behind = look.services.filter((service) => loadBalancersOf(service).includes(arn));
    const parts = behind
      .flatMap(({ managed }) => managed)
      .filter(({ kind }) => apart.has(kind) && kind !== "log-group");
    const ids = [arn, ...parts.map((part) => part.arn).filter((id) => id !== arn)];
    const users = usersOf(look, arn);
    const [first, ...others] = behind.map(serviceKey);
    return newItem({
      kind: "load-balancer",
      name: look.loadBalancers.find((each) => each.arn === arn)?.name ?? arn.split("/").at(-2) ?? arn,
      resources: [...new Set(ids)].map((id) => ({ type: typeOf(parts, id), id })),
      ...(users.length > 0
        ? staying("shared-load-balancer", users)
        : {
            goesWith: first,
            after: others,
            reason: { rule: "load-balancer-goes-by-itself", names: [] },
          }),
    });
  });
}

function typeOf(parts: FoundService["managed"], id: string): string {
  return parts.find(({ arn }) => arn === id)?.kind ?? "load-balancer";
}

export function loadBalancersOf({ managed }: FoundService): string[] {
  return managed.filter(({ kind }) => kind === "load-balancer").map(({ arn }) => arn);
}

/** Services that stay, and target groups behind it that nobody of this plan has. */
function usersOf(look: Look, arn: string): string[] {
  const targetGroups = look.targetGroups.get(arn) ?? [];
  const own = new Set(look.services.flatMap(targetGroupsOf));
  const users = otherServices(look).filter(
    (service) =>
      loadBalancersOf(service).includes(arn) || targetGroupsOf(service).some((group) => targetGroups.includes(group)),
  );
  const known = new Set([...own, ...users.flatMap(targetGroupsOf)]);
  const unknown = targetGroups.filter((group) => !known.has(group)).map((group) => group.split("/").at(-2) ?? group);
  return [...users.map(({ serviceName }) => serviceName), ...unknown];
}

export function targetGroupsOf({ managed, targetGroupArns }: FoundService): string[] {
  return [...managed.filter(({ kind }) => kind === "target-group").map(({ arn }) => arn), ...targetGroupArns];
}
