import type { Place } from "../../place";
import { deploymentsOf } from "./find-service";
import { rollBack } from "./rollback";
import { serviceTable } from "./tables";

/** When the requests come to what is deployed, and the deployment's alarm is listened to. */
const watchedStages = ["PRODUCTION_TRAFFIC_SHIFT", "POST_PRODUCTION_TRAFFIC_SHIFT", "BAKE_TIME"];
const LASTS_MS = 120_000;

/** The rollback alarm of a service has gone off: takes back what is being deployed, where there is something to go back to. */
export function tripAlarm(place: Place, serviceId: string | undefined, alarm: string): void {
  const service = serviceTable(place).get(serviceId ?? "");
  const deployment = service && deploymentsOf(place, service).at(-1);
  if (deployment?.status !== "IN_PROGRESS" || deployment.sourceRevisions.length === 0) return;
  if (!watchedStages.includes(deployment.lifecycleStage ?? "") || !alarm.endsWith("/RollbackAlarm")) return;
  deployment.triggeredAlarms = [alarm];
  rollBack(place, deployment, `Service deployment rolled back because of alarm(s) triggered: ${alarm}.`);
}

/** When an alarm has taken a deployment back, as long as it still looks back on what made it go off. */
export function triggeredSince(place: Place, serviceId: string | undefined, alarm: string): number | undefined {
  const service = serviceTable(place).get(serviceId ?? "");
  const deployment = service && deploymentsOf(place, service).at(-1);
  if (!deployment?.rollback || !deployment.triggeredAlarms.includes(alarm)) return undefined;
  const startedAt = deployment.rollback.startedAt.getTime();
  const { clock } = place.world;
  return clock.now() < startedAt + clock.scaled(LASTS_MS) ? startedAt : undefined;
}
