import type { StepName } from "@/lib/domain/run";

const names: Record<StepName, string> = {
  queue: "Queue",
  "check-target": "Check target",
  "default-vpc": "Default VPC",
  recover: "Recover stack",
  "build-stack": "Build stack",
  build: "Build",
  image: "Image",
  preview: "Preview",
  confirm: "Go-ahead",
  "service-stack": "Service stack",
  "service-update": "Service update",
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
