import "server-only";
import { endpointUrl } from "@/lib/domain/endpoint-url";
import type { ObservedService } from "@/lib/domain/observed-service";
import type { TeamService } from "@/lib/domain/team-status";
import type { Store } from "@/server/store/open-store";
import { recordLook } from "@/server/store/record-health";
import { saveFacts } from "@/server/store/service-facts";
import { readHealthFacts } from "./health-facts";
import { type ProbedService, probeServices } from "./prober";
import { onSnapshot } from "./snapshots";

/** A service as AWS has it: without what Slipway itself knows of it. */
interface SeenService {
  row: TeamService;
  seen: ObservedService;
}

/** Uptime moves slowly: what has not changed is computed anew once in a while. */
const factsEveryMs = 300_000;
const factsAt = new Map<string, number>();

/** What a look at a target has found becomes history; its endpoints are asked from then on, and the rows of the board are told. */
export async function recordSnapshot(
  store: Store,
  target: string,
  services: readonly SeenService[],
  at: string,
): Promise<void> {
  const rows = services.map(({ row }) => row);
  const hasChanged = await recordLook(store, target, rows, { at });
  probeServices(store, target, services.flatMap(toProbed));
  if (hasChanged || Date.now() - (factsAt.get(target) ?? 0) > factsEveryMs) await tellFacts(store, target);
}

/** From then on each snapshot of this process becomes history. */
export function recordSnapshots(): void {
  onSnapshot("health", (store, { target, services, asOf }) => recordSnapshot(store, target, services, asOf));
}

async function tellFacts(store: Store, target: string): Promise<void> {
  factsAt.set(target, Date.now());
  const facts = await readHealthFacts(store, target, Date.now());
  await saveFacts(
    store,
    target,
    "health",
    [...facts].map(([key, members]) => ({ key, members })),
  );
}

/** An endpoint inside a VPC cannot be asked from here, and one that is taken away need not be. */
function toProbed({ row, seen }: SeenService): ProbedService[] {
  const { endpoint = row.endpoint, accessType, healthCheckPath = "/" } = seen.revision ?? {};
  if (!endpoint || accessType === "PRIVATE" || row.tasks.desired === 0 || row.state === "draining") return [];
  const { clusterName, serviceName } = row;
  return [{ clusterName, serviceName, endpoint: endpointUrl(endpoint), healthCheckPath }];
}
