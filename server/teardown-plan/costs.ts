import "server-only";
import {
  type Estimate,
  estimateLoadBalancer,
  estimateService,
  gbBytes,
  perMonth,
  type ServiceFacts,
} from "@/lib/domain/cost";
import type { Prices } from "@/lib/domain/price";
import type { TeardownItem } from "@/lib/domain/teardown-plan";
import { type Look, otherServices, serviceKey } from "./look";
import { loadBalancersOf } from "./service-items";

const nothing: ServiceFacts = { cpu: 0, memory: 0, architecture: "X86_64", tasks: 0, tasksHavePublicIp: false };

/** What each of them costs in a month; of what is free, or has no price that is known, there is no figure. */
export function priced(look: Look, items: readonly TeardownItem[], prices: Prices | undefined): TeardownItem[] {
  if (!prices) return [...items];
  return items.map((item) => {
    const { hourlyUsd, lines } = estimateOf(look, item, prices) ?? {};
    const monthly = hourlyUsd !== undefined && lines?.length ? perMonth(hourlyUsd) : undefined;
    return { ...item, monthly };
  });
}

function estimateOf(look: Look, item: TeardownItem, prices: Prices): Estimate | undefined {
  const { kind, key, name, sizeBytes = 0, resources } = item;
  switch (kind) {
    case "express-service": {
      const service = look.services.find((each) => serviceKey(each) === key);
      const { size, runningTasks: tasks = 0, tasksHavePublicIp = false } = service ?? {};
      return size && estimateService({ ...nothing, ...size, tasks, tasksHavePublicIp }, prices);
    }
    case "managed-resources": {
      const alarms = resources.filter(({ type }) => type === "alarm").length;
      const policies = resources.filter(({ type }) => type === "scaling-policy").length;
      // Target tracking keeps one alarm to scale out and one to scale in.
      return estimateService({ ...nothing, alarms: alarms + policies * 2 }, prices);
    }
    case "load-balancer": {
      const balancer = look.loadBalancers.find((each) => each.name === name);
      if (!balancer) return undefined;
      const services = [...look.services, ...otherServices(look)].filter((each) =>
        loadBalancersOf(each).includes(balancer.arn),
      ).length;
      return estimateLoadBalancer({ ...balancer, services }, prices);
    }
    case "images":
    case "repository":
      return estimateService({ ...nothing, imageGb: sizeBytes / gbBytes }, prices);
    case "log-group":
      return estimateService({ ...nothing, logStorageGb: sizeBytes / gbBytes }, prices);
    default:
      return undefined;
  }
}
