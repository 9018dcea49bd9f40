import { createHash } from "node:crypto";
import type { Place } from "../../place";
import { readRow } from "./find";
import { rowsOf, type VpcEndpointRow } from "./tables";

/** The policy of an endpoint that was given none. */
export const anyAccess =
  '{"Version":"2008-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}';

/** A gateway endpoint is a route, in each of its tables, to the addresses of a service. */
export function putRoutes(place: Place, { VpcEndpointId, ServiceName, RouteTableIds }: VpcEndpointRow): void {
  for (const table of RouteTableIds.map((id) => readRow(place, "rtb", id))) {
    table.Routes.push({
      DestinationPrefixListId: prefixListOf(ServiceName),
      GatewayId: VpcEndpointId,
      Origin: "CreateRoute",
    });
  }
}

export function removeRoutes(place: Place, { VpcEndpointId }: VpcEndpointRow): void {
  for (const table of rowsOf(place, "rtb").values()) {
    table.Routes = table.Routes.filter(({ GatewayId }) => GatewayId !== VpcEndpointId);
  }
}

export function removeGatewayEndpoint(place: Place, endpoint: VpcEndpointRow): void {
  const { VpcEndpointId } = endpoint;
  removeRoutes(place, endpoint);
  rowsOf(place, "vpce").delete(VpcEndpointId);
  place.world.record("effect", place, "ec2.vpc-endpoint-deleted", { vpcEndpointId: VpcEndpointId });
}

/** AWS has one list for each service and Region. */
function prefixListOf(serviceName: string): string {
  return `pl-${createHash("sha256").update(serviceName).digest("hex").slice(0, 8)}`;
}
