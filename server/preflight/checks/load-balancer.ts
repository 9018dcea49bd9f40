import "server-only";
import type { CheckFinding } from "@/lib/domain/check";
import { zonesOf } from "@/lib/domain/subnet-choice";
import { about, type Found, finding } from "../found";
import type { Look, Place } from "../look";
import { mostServices, type SharedBalancer } from "../shared-balancers";

/** Which load balancer the service would share, and with how many. */
export async function checkLoadBalancer(look: Look): Promise<Found> {
  const [place, shared, service] = await Promise.all([look.place(), look.sharedBalancers(), look.service()]);
  const findings = service || look.subject.namesSubnets ? [] : findingsOf(shared, place);
  return { evidence: { id: "load-balancer", loadBalancers: shared, most: mostServices }, findings };
}

/** The first service in a VPC decides on the zones of its load balancer. */
function findingsOf(shared: readonly SharedBalancer[], place: Place | undefined): CheckFinding[] {
  const free = shared.filter(({ services }) => services < mostServices);
  const [first] = free;
  if (!place || shared.length === 0) return [finding("new-load-balancer")];
  if (!first)
    return about(
      "load-balancers-full",
      shared.map(({ name }) => name),
    );
  const wanted = zonesOf(place.subnets);
  const differs = !place.isDefault && first.zones.join() !== wanted.join();
  return differs ? [finding("zones-differ", first.zones.join(" "))] : [];
}
