import type { StepName } from "@/lib/domain/run";

/** What pressing Cancel does while this step runs. */
const stops: Partial<Record<StepName, string>> = {
  "build-stack": "CloudFormation takes back the change of the build stack. The service is not touched.",
  build: "The build is stopped in CodeBuild. The service is not touched.",
  "service-stack":
    "CloudFormation takes back the change of the service stack, and ECS goes back to what served before.",
  rollout:
    "ECS goes back to what served before, at once; CloudFormation, which waits for it, takes back its change of the service stack.",
};

/** What Cancel is called while this step runs. */
const stopLabels: Partial<Record<StepName, string>> = {
  queue: "Leave the queue",
  "build-stack": "Cancel stack change",
  build: "Cancel build",
  "service-stack": "Cancel stack change",
  rollout: "Stop and roll back",
};

export const cancelRun = {
  cancel: "Cancel deploy",
  cancelTitle: (service: string) => `Cancel the deploy of ${service}?`,
  stops,
  stopLabels,
  stopsNothing: "No more steps are begun. Nothing is running at AWS that would have to be stopped.",
  cancelYes: "Cancel deploy",
  cancelNo: "Let it go on",
  cancelStarting: "Cancelling…",
};

export type CancelRunText = typeof cancelRun;
