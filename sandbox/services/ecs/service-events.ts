import { randomUUID } from "node:crypto";
import type { Place } from "../../place";
import type { ServiceRow } from "./tables";

const KEPT = 100;

/** What DescribeServices shows as the service's events: `(service shop) has reached a steady state.` */
export function addServiceEvent(place: Place, service: ServiceRow, text: string): void {
  const message = `(service ${service.serviceName}) ${text}`;
  service.events.unshift({ id: randomUUID(), createdAt: place.world.clock.date(), message });
  service.events.splice(KEPT);
}
