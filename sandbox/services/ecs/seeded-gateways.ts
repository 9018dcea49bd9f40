import type { Place } from "../../place";
import { addGateway, CAPACITY, findGateway, type GatewayRow, type Network, usersOf } from "./gateways";

/** The load balancers that many services are put behind at once: who is behind them is counted once, and then remembered. */
export class SeededGateways {
  private readonly open = new Map<string, { gateway: GatewayRow; users: number }>();

  constructor(private readonly place: Place) {}

  join(network: Network): GatewayRow {
    const key = `${network.vpcId} ${network.accessType}`;
    let found = this.open.get(key);
    if (!found || found.users >= CAPACITY) {
      const known = found ? undefined : findGateway(this.place, network);
      const users = known ? usersOf(this.place, known).length : 0;
      found = { gateway: known ?? addGateway(this.place, network), users };
      this.open.set(key, found);
    }
    found.users += 1;
    return found.gateway;
  }
}
