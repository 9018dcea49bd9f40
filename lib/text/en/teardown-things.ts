import type { TeardownCheck, TeardownKind, TeardownPart } from "@/lib/domain/teardown-kinds";

const kinds: Record<TeardownKind, string> = {
  "express-service": "Express service",
  "managed-resources": "Made by ECS for it",
  "load-balancer": "Load balancer",
  stack: "Stack",
  "change-set": "Change set",
  images: "Images",
  repository: "ECR repository",
  "build-project": "CodeBuild project",
  "log-group": "Log group",
  "task-definitions": "Task definitions",
  role: "IAM role",
  "service-linked-role": "Service-linked role",
  cluster: "Cluster",
  "default-vpc": "Default VPC",
};

/** What could not be looked at, as the object of a sentence. */
const parts: Record<TeardownPart, string> = {
  services: "services",
  clusters: "clusters",
  stacks: "stacks",
  "stack-resources": "resources of stacks",
  imports: "imports between stacks",
  "change-sets": "change sets",
  repositories: "repositories",
  images: "images",
  "build-projects": "CodeBuild projects",
  "log-groups": "log groups",
  "task-definitions": "task definitions",
  "load-balancers": "load balancers",
  roles: "IAM roles",
  tags: "tags",
  network: "the network",
};

const checks: Record<TeardownCheck, string> = {
  "network-interfaces": "Network interfaces",
  instances: "Instances",
  endpoints: "VPC endpoints",
  peerings: "Peering connections",
  "nat-gateways": "NAT gateways",
  "load-balancers": "Load balancers",
  databases: "Databases",
  functions: "Functions",
  "security-groups": "Other security groups",
  subnets: "Other subnets",
  services: "Services",
  "running-tasks": "Running tasks",
  stacks: "Stacks",
  "build-projects": "CodeBuild projects",
  "images-in-use": "Images in use",
  "target-groups": "Target groups",
};

/** Of what a stack or a service takes along: one, several. By AWS's types, or ours of what ECS makes; others are shown as AWS spells them. */
const resources: Record<string, readonly [string, string]> = {
  "AWS::ECS::ExpressGatewayService": ["Express service", "Express services"],
  "AWS::ECR::Repository": ["repository", "repositories"],
  "AWS::CodeBuild::Project": ["CodeBuild project", "CodeBuild projects"],
  "AWS::IAM::Role": ["role", "roles"],
  "AWS::Logs::LogGroup": ["log group", "log groups"],
  "target-group": ["target group", "target groups"],
  rule: ["rule", "rules"],
  listener: ["listener", "listeners"],
  "load-balancer": ["load balancer", "load balancers"],
  "load-balancer-security-group": ["security group", "security groups"],
  "service-security-group": ["security group", "security groups"],
  "scaling-target": ["scaling target", "scaling targets"],
  "scaling-policy": ["scaling policy", "scaling policies"],
  alarm: ["alarm", "alarms"],
  certificate: ["certificate", "certificates"],
  subnet: ["subnet", "subnets"],
};

/** What a plan, a run, a receipt and the leftovers are made of. */
export const teardownThings = { comma: ", ", colon: ": ", kinds, parts, checks, resources };
