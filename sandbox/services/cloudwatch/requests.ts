import type { Place } from "../../place";

/** A request that a load balancer took for an Express service. */
export interface ServedRequest {
  at: number;
  status: number;
  /** Where a task answered; else the load balancer did. */
  targetGroupArn: string | undefined;
  durationMs: number;
}

const MOST_KEPT = 10_000;

/** By the service's id, oldest first. */
function requestTable(place: Place): Map<string, ServedRequest[]> {
  return place.world.table(place, "cloudwatch.requests");
}

export function addRequest(place: Place, serviceId: string, request: Omit<ServedRequest, "at">): void {
  const table = requestTable(place);
  const requests = table.get(serviceId) ?? [];
  table.set(serviceId, requests);
  requests.push({ at: place.world.clock.now(), ...request });
  if (requests.length > MOST_KEPT) requests.splice(0, MOST_KEPT / 4);
}

export function requestsBetween(place: Place, serviceId: string, from: number, to: number): ServedRequest[] {
  const requests = requestTable(place).get(serviceId) ?? [];
  const [start, end] = [firstSince(requests, from), firstSince(requests, to)];
  return requests.slice(start, end);
}

function firstSince(requests: readonly ServedRequest[], time: number): number {
  let [low, high] = [0, requests.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((requests[middle]?.at ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
