import type { MarkState } from "@/components/progress/mark";
import type { ServiceState, ServiceSummary } from "@/lib/domain/service";

/** Each state's shape; in the order of who needs a person first. */
export const markOf = {
  failed: "failed",
  degraded: "degraded",
  deploying: "running",
  draining: "waiting",
  stale: "stale",
  healthy: "succeeded",
} as const satisfies Record<ServiceState, MarkState>;

export const byAttention = Object.keys(markOf) as ServiceState[];

export function sortByAttention(services: readonly ServiceSummary[]): ServiceSummary[] {
  const urgency = ({ state }: ServiceSummary) => byAttention.indexOf(state);
  return services.toSorted((a, b) => urgency(a) - urgency(b) || a.serviceName.localeCompare(b.serviceName));
}

export function countStates(services: readonly ServiceSummary[]): Map<ServiceState, number> {
  const counts = new Map<ServiceState, number>();
  for (const { state } of services) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}

export interface ServiceFilter {
  state?: ServiceState;
  words: string;
}

export function filterServices(services: readonly ServiceSummary[], { state, words }: ServiceFilter): ServiceSummary[] {
  const wanted = words.trim().toLowerCase();
  return services.filter((service) => {
    if (state && service.state !== state) return false;
    const { serviceName, image = "", imageDigest = "", deployedBy = "" } = service;
    return [serviceName, image, imageDigest, deployedBy].some((value) => value.toLowerCase().includes(wanted));
  });
}
