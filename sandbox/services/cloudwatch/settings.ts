import type { World } from "../../world";

/** What people ask of a service, besides what really comes in at its address. */
export interface TrafficProfile {
  requestsPerMinute: number;
  /** Of its tasks' answers. */
  target4xxPercent: number;
  target5xxPercent: number;
  responseMs: number;
  /** In place of what follows from the requests. */
  cpuPercent?: number;
  memoryPercent?: number;
}

export interface CloudWatchSettings {
  /** Of every service. */
  traffic: Partial<TrafficProfile>;
  /** Of single services, by name. */
  services: Record<string, Partial<TrafficProfile>>;
}

const quiet: TrafficProfile = { requestsPerMinute: 0, target4xxPercent: 0, target5xxPercent: 0, responseMs: 40 };

export function trafficProfile({ settings }: World, serviceName: string): TrafficProfile {
  const { traffic, services } = (settings.cloudwatch ?? {}) as Partial<CloudWatchSettings>;
  return { ...quiet, ...traffic, ...(services && Object.hasOwn(services, serviceName) ? services[serviceName] : {}) };
}
