import type { CheckState } from "@/lib/domain/check";
import type { Feature } from "@/lib/domain/check-evidence";
import type { CheckId } from "@/lib/domain/check-reasons";

const names: Record<CheckId, string> = {
  identity: "Identity",
  permissions: "Permissions",
  "default-vpc": "Default VPC",
  subnets: "Subnets",
  roles: "Roles",
  "service-linked-roles": "Service-linked roles",
  repository: "ECR",
  builds: "CodeBuild",
  cluster: "Cluster",
  names: "Names",
  "load-balancer": "Load balancer",
  quotas: "Quotas",
  price: "Price",
};

const states: Record<CheckState, string> = {
  ok: "In order",
  warning: "Look at this",
  problem: "Blocks a deploy",
  unknown: "Unknown",
};

const features: Record<Feature, string> = { view: "View", build: "Build", deploy: "Deploy", teardown: "Teardown" };

/** What is checked before a deploy, and what was found. */
export const preflight = {
  names,
  states,
  features,
  ready: "Ready to deploy",
  readyAsKnown: "Ready, as far as AWS told",
  notReady: (count: number) => (count === 1 ? "1 problem" : `${count} problems`),
  unknownPart: "AWS did not tell; the rest of the list stands.",
  making: "Being made",
  createVpc: "Create default VPC",
  policy: "Policy with what is missing",
  commands: "Commands",
  more: (count: number) => `and ${count} more`,
  openPage: "Open in AWS",
  allowed: "all allowed",
  lacks: (count: number) => (count === 1 ? "1 missing" : `${count} missing`),
  lookAgain: "Look again",
};
export type PreflightText = typeof preflight;
