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
  "check-plan": "Check plan",
  approval: "Approval",
  services: "Services",
  images: "Images",
  stacks: "Stacks",
  "log-groups": "Log groups",
  "task-definitions": "Task definitions",
  roles: "Roles",
  clusters: "Clusters",
  vpc: "Default VPC",
  sweep: "Sweep",
};

export const step = { names };
