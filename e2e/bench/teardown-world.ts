import type { Scenario } from "../../sandbox/scenarios/scenario";
import { day, hour, tellPast } from "../../sandbox/scenarios/seeds/past";
import { serviceNames } from "../../sandbox/scenarios/seeds/service-names";
import { makeSharedRoles } from "../../sandbox/scenarios/seeds/shared-roles";
import { steadyServices } from "../../sandbox/scenarios/seeds/steady-services";
import type { Sandbox } from "../../sandbox/server";
import { seedExpressServices } from "../../sandbox/services/ecs/seed-express-services";

export const region = "ap-northeast-1";
export const steadyCount = 100;

/** A hundred services outside any stack, which share roles, load balancers and, four by four, their repositories. */
export const full: Scenario = {
  name: "bench-teardown",
  summary: "A hundred steady services that share what can be shared.",
  settings: { ec2: { defaultVpc: true } },
  seed: (world) =>
    tellPast(world, 2 * day, (past) => {
      const call = past.caller(region);
      const team = {
        names: serviceNames(steadyCount),
        roles: makeSharedRoles(call),
        perRepository: 4,
        redeployments: 0,
      };
      seedExpressServices(call, steadyServices(call, team));
      past.pass(hour);
    }),
};

export interface Item {
  type: string;
  id: string;
  name?: string;
}

/** All that exists, without the roles that AWS itself has for its services. */
export async function inventoryOf({ origin }: Pick<Sandbox, "origin">): Promise<Item[]> {
  const { items } = (await (await fetch(`${origin}/_sandbox/inventory`)).json()) as { items: Item[] };
  return items.filter(({ id }) => !id.includes(":role/aws-service-role/"));
}

/** Those that were not there before. */
export function newSince(items: readonly Item[], before: readonly Item[]): Item[] {
  const known = new Set(before.map(({ type, id }) => `${type} ${id}`));
  return items.filter(({ type, id }) => !known.has(`${type} ${id}`));
}

/** The times in which AWS deleted services, stacks and load balancers, and a client could only wait; epoch ms. */
export function deletionsSince({ world }: Sandbox, since: number): { from: number; to: number }[] {
  const begun = new Map<string, number>();
  const found: { from: number; to: number }[] = [];
  let letGo: number | undefined;
  for (const { name, at, detail } of world.truthLog.entries) {
    if (at < since) continue;
    const subject = String(detail.serviceArn ?? detail.stackId);
    if (name === "ecs.service-deleted" || name === "cloudformation.operation-started") begun.set(subject, at);
    // The last service of a load balancer is INACTIVE before ECS takes the load balancer away.
    if (name === "ecs.service-inactive") letGo = at;
    if (name === "elasticloadbalancing.load-balancer-deleted" && letGo !== undefined)
      found.push({ from: letGo, to: at });
    const hasEnded =
      name === "ecs.service-inactive" ||
      (name === "cloudformation.stack-status" && !String(detail.status).endsWith("_IN_PROGRESS"));
    const from = begun.get(subject);
    if (!hasEnded || from === undefined) continue;
    found.push({ from, to: at });
    begun.delete(subject);
  }
  return found;
}
