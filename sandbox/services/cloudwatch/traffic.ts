import { createHash } from "node:crypto";
import type { Place } from "../../place";
import type { ServiceRow } from "../ecs/tables";
import { requestsBetween } from "./requests";
import { hostsAt, isFailingUpdateAt, shareAt, type TargetGroupName } from "./service-state";
import { trafficProfile } from "./settings";

export const MINUTE_MS = 60_000;
const targetGroups: TargetGroupName[] = ["blueTargetGroup", "greenTargetGroup"];
/** So that an update that shall fail has somebody who sees it. */
const FEWEST_WHILE_FAILING = 60;

/** What a target group's tasks, or the load balancer itself, answered in a stretch of time. */
export interface Traffic {
  requests: number;
  errors4xx: number;
  errors5xx: number;
  /** Response times, seconds. */
  times: Map<number, number>;
}

/** Answers of a target group's tasks: what really came in, and what the scenario's profile adds. */
export function targetTraffic(
  place: Place,
  service: ServiceRow,
  name: TargetGroupName,
  from: number,
  to: number,
): Traffic {
  const traffic: Traffic = { requests: 0, errors4xx: 0, errors5xx: 0, times: new Map() };
  const { arn } = service.nodes[name];
  for (const request of requestsBetween(place, service.id, from, to)) {
    if (!arn || request.targetGroupArn !== arn) continue;
    traffic.requests += 1;
    if (request.status >= 500) traffic.errors5xx += 1;
    else if (request.status >= 400) traffic.errors4xx += 1;
    addTo(traffic.times, request.durationMs / 1000, 1);
  }
  for (const step of stepsOf(from, to)) addProfile(place, service, name, step, traffic);
  return traffic;
}

/** Answers of the load balancer itself: there was no task that could give one. */
export function balancerTraffic(place: Place, service: ServiceRow, from: number, to: number): Traffic {
  const traffic: Traffic = { requests: 0, errors4xx: 0, errors5xx: 0, times: new Map() };
  for (const { targetGroupArn } of requestsBetween(place, service.id, from, to)) {
    if (targetGroupArn) continue;
    traffic.requests += 1;
    traffic.errors5xx += 1;
  }
  for (const step of stepsOf(from, to)) {
    if (
      step.from < service.createdAt.getTime() ||
      targetGroups.some((name) => hostsAt(place, service, step.to, name).healthy > 0)
    )
      continue;
    const wanted = wantedRequests(place, service, step);
    traffic.requests += wanted;
    traffic.errors5xx += wanted;
  }
  return traffic;
}

interface Step {
  from: number;
  to: number;
}

/** Whole minutes, with what is left over at both ends. */
export function stepsOf(from: number, to: number): Step[] {
  const steps: Step[] = [];
  for (let at = from; at < to; ) {
    const end = Math.min(to, (Math.floor(at / MINUTE_MS) + 1) * MINUTE_MS);
    steps.push({ from: at, to: end });
    at = end;
  }
  return steps;
}

/** Between 0 and 1, always the same for the same service, minute and purpose. */
export function noise(service: ServiceRow, time: number, purpose: string): number {
  const text = `${service.id}/${Math.floor(time / MINUTE_MS)}/${purpose}`;
  return createHash("md5").update(text).digest().readUInt32LE(0) / 2 ** 32;
}

function addProfile(place: Place, service: ServiceRow, name: TargetGroupName, step: Step, traffic: Traffic): void {
  if (hostsAt(place, service, step.to, name).healthy === 0) return;
  const share = shareAt(place, service, step.from, name);
  const requests = share * wantedRequests(place, service, step);
  if (requests === 0) return;
  const { target4xxPercent, target5xxPercent, responseMs } = trafficProfile(place.world, service.serviceName);
  const isFailing = share < 0.5 && isFailingUpdateAt(place, service, step.from);
  traffic.requests += requests;
  traffic.errors4xx += (requests * target4xxPercent) / 100;
  traffic.errors5xx += isFailing ? requests : (requests * target5xxPercent) / 100;
  addTo(traffic.times, (responseMs * (0.8 + 0.4 * noise(service, step.from, "time"))) / 1000, requests);
}

function wantedRequests(place: Place, service: ServiceRow, { from, to }: Step): number {
  const { requestsPerMinute } = trafficProfile(place.world, service.serviceName);
  const failing = isFailingUpdateAt(place, service, from) ? FEWEST_WHILE_FAILING : 0;
  const perMinute = Math.max(failing, requestsPerMinute) * (0.8 + 0.4 * noise(service, from, "requests"));
  return to - from === MINUTE_MS ? Math.round(perMinute) : (perMinute * (to - from)) / MINUTE_MS;
}

function addTo(samples: Map<number, number>, value: number, count: number): void {
  samples.set(value, (samples.get(value) ?? 0) + count);
}
