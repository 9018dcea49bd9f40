import { currentStep } from "@/lib/domain/current-step";
import type { DeployRun } from "@/lib/domain/run";
import { stopRunCommands } from "@/lib/domain/stop-commands";
import { cancelRunText } from "@/lib/text/parts/cancel-run";
import { useTextPart } from "@/lib/text/text-part";
import { CancelRun } from "./cancel-run";

/** Named after what it stops just now. */
export function CancelDeploy({ run }: { run: DeployRun }) {
  const words = useTextPart(cancelRunText);
  const step = currentStep(run);
  const label = step && words.stopLabels[step.name];
  return (
    <CancelRun
      run={run}
      commands={stopRunCommands(run)}
      words={{
        label: label ?? words.cancel,
        title: words.cancelTitle(run.serviceName),
        about: (step && words.stops[step.name]) ?? words.stopsNothing,
        yes: label ?? words.cancelYes,
        no: words.cancelNo,
        busy: words.cancelStarting,
      }}
    />
  );
}
