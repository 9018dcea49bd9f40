import type { StepName } from "@/lib/domain/run";

const names: Record<StepName, string> = {
  "check-target": "Check target",
  "default-vpc": "Default VPC",
  "build-stack": "Build stack",
  build: "Build",
  image: "Image",
  preview: "Preview",
  "service-stack": "Service stack",
  rollout: "Rollout",
  health: "Health",
};

export const step = { names };
