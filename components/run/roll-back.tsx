import { RollBackToPrevious } from "@/components/history/roll-back-to-previous";
import type { DeployRun } from "@/lib/domain/run";
import { serviceOfRun } from "@/lib/domain/service-of-run";

/** The way back from a version that serves, and is not well. */
export function RollBack({ run }: { run: DeployRun }) {
  return <RollBackToPrevious service={serviceOfRun(run)} isNamed className="mt-3" />;
}
