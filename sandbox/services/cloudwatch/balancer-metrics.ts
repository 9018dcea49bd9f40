import type { Place } from "../../place";
import type { ServiceRow } from "../ecs/tables";
import type { ExpressMetric } from "./express-metrics";
import { mergeSamples, type Samples } from "./samples";
import { hostsAt, type TargetGroupName } from "./service-state";
import { balancerTraffic, MINUTE_MS, stepsOf, type Traffic, targetTraffic } from "./traffic";

type Read = (place: Place, service: ServiceRow, from: number, to: number) => Traffic;

const both: TargetGroupName[] = ["blueTargetGroup", "greenTargetGroup"];

function sumOf(read: Read[]): Read {
  return (place, service, from, to) => {
    const parts = read.map((one) => one(place, service, from, to));
    const total = (pick: (traffic: Traffic) => number) => parts.reduce((sum, part) => sum + pick(part), 0);
    return {
      requests: total(({ requests }) => requests),
      errors4xx: total(({ errors4xx }) => errors4xx),
      errors5xx: total(({ errors5xx }) => errors5xx),
      times: mergeSamples(parts.map(({ times }) => times)),
    };
  };
}

/** A load balancer counts only what there was: a minute without an error has no datapoint. */
function counted(read: Read, pick: (traffic: Traffic) => number): ExpressMetric {
  return {
    unit: "Count",
    read(place, services, from, to) {
      const exact = services.reduce((sum, service) => sum + pick(read(place, service, from, to)), 0);
      // Parts of a minute, which only a fast clock looks at, have parts of a request.
      const count = to - from < MINUTE_MS ? exact : Math.round(exact);
      return count > 0 ? new Map([[1, count]]) : undefined;
    },
  };
}

function responseTime(read: Read): ExpressMetric {
  return {
    unit: "Seconds",
    read(place, services, from, to) {
      const times = mergeSamples(services.map((service) => read(place, service, from, to).times));
      return times.size > 0 ? times : undefined;
    },
  };
}

const byTargets: Read = sumOf(
  both.map((name) => (place, service, from, to) => targetTraffic(place, service, name, from, to)),
);
const byBalancer: Read = balancerTraffic;

const answersOf = (read: Read) => ({
  RequestCount: counted(read, ({ requests }) => requests),
  HTTPCode_Target_2XX_Count: counted(read, ({ requests, errors4xx, errors5xx }) => requests - errors4xx - errors5xx),
  HTTPCode_Target_4XX_Count: counted(read, ({ errors4xx }) => errors4xx),
  HTTPCode_Target_5XX_Count: counted(read, ({ errors5xx }) => errors5xx),
  TargetResponseTime: responseTime(read),
});

/** Of a load balancer, with all the services behind it. */
export const balancerMetrics: Record<string, ExpressMetric> = {
  ...answersOf(byTargets),
  RequestCount: counted(sumOf([byTargets, byBalancer]), ({ requests }) => requests),
  HTTPCode_ELB_4XX_Count: counted(byBalancer, ({ errors4xx }) => errors4xx),
  HTTPCode_ELB_5XX_Count: counted(byBalancer, ({ errors5xx }) => errors5xx),
  HTTPCode_ELB_503_Count: counted(byBalancer, ({ errors5xx }) => errors5xx),
};

/** Of the target group of this name, with its one service. */
export const targetGroupMetrics = {
  blueTargetGroup: metricsOfGroup("blueTargetGroup"),
  greenTargetGroup: metricsOfGroup("greenTargetGroup"),
};

function metricsOfGroup(name: TargetGroupName) {
  const read: Read = (place, service, from, to) => targetTraffic(place, service, name, from, to);
  return {
    ...answersOf(read),
    RequestCountPerTarget: perTarget(read, name),
    HealthyHostCount: hosts(name, "healthy"),
    UnHealthyHostCount: hosts(name, "unhealthy"),
  } satisfies Record<string, ExpressMetric>;
}

function perTarget(read: Read, name: TargetGroupName): ExpressMetric {
  return {
    unit: "Count",
    read(place, [service], from, to) {
      if (!service) return undefined;
      const { requests } = read(place, service, from, to);
      const targets = Math.max(1, hostsAt(place, service, to, name).healthy);
      return requests > 0 ? new Map([[requests / targets, 1]]) : undefined;
    },
  };
}

/** One sample a minute, while the target group has targets at all. */
function hosts(name: TargetGroupName, kind: "healthy" | "unhealthy"): ExpressMetric {
  return {
    unit: "Count",
    read(place, [service], from, to) {
      if (!service) return undefined;
      const samples = stepsOf(from, to).flatMap((step): Samples[] => {
        const counts = hostsAt(place, service, Math.min(step.to, step.from + MINUTE_MS), name);
        return counts.healthy + counts.unhealthy > 0 ? [new Map([[counts[kind], 1]])] : [];
      });
      return samples.length > 0 ? mergeSamples(samples) : undefined;
    },
  };
}
