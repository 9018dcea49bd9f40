import type { Place } from "../../place";
import { type NetworkInterfaceRow, rowsOf } from "./tables";

/** For services whose tasks and load balancers take addresses in a subnet. */
export function putNetworkInterface(place: Place, row: NetworkInterfaceRow): void {
  rowsOf(place, "eni").set(row.NetworkInterfaceId, row);
}

export function removeNetworkInterface(place: Place, id: string): void {
  rowsOf(place, "eni").delete(id);
}
