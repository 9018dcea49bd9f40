import { RollBackToPrevious } from "@/components/history/roll-back-to-previous";
import { clusterOfShip } from "@/lib/domain/adopted";
import type { DeployRun } from "@/lib/domain/run";

/** The way back from a version that serves, and is not well. */
export function RollBack({ run: { target, serviceName, ship } }: { run: DeployRun }) {
  const service = { target, serviceName, clusterName: clusterOfShip(ship) };
  return <RollBackToPrevious service={service} isNamed className="mt-3" />;
}
