import "server-only";
import type { ServiceAddress } from "@/lib/domain/cost-report";
import { rowKey } from "@/lib/domain/row-key";
import type { TeamService } from "@/lib/domain/team-status";
import type { Store } from "@/server/store/open-store";
import { saveFacts } from "@/server/store/service-facts";

/** All who look at the service see at once that it is paused, or is no more. */
export async function tellPause(store: Store, address: ServiceAddress, pause?: TeamService["pause"]): Promise<void> {
  await saveFacts(store, address.target, "pause", [{ key: rowKey(address), members: pause ? { pause } : {} }]);
}
