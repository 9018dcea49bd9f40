/** What an item of a plan may be. `managed-resources`: all that ECS made for one service, and takes along with it. */
export const teardownKinds = [
  "express-service",
  "managed-resources",
  "load-balancer",
  "stack",
  "change-set",
  "images",
  "repository",
  "build-project",
  "log-group",
  "task-definitions",
  "role",
  "service-linked-role",
  "cluster",
  "default-vpc",
] as const;
export type TeardownKind = (typeof teardownKinds)[number];

/** What is looked at. One part that AWS does not answer leaves the others as they are, and blocks what depends on it. */
export const teardownParts = [
  "services",
  "clusters",
  "stacks",
  "stack-resources",
  "imports",
  "change-sets",
  "repositories",
  "images",
  "build-projects",
  "log-groups",
  "task-definitions",
  "load-balancers",
  "roles",
  "tags",
  "network",
] as const;
export type TeardownPart = (typeof teardownParts)[number];

/** Why something stays, is blocked, or was in the way until the order solved it; the words are in `lib/text`. */
export const teardownReasons = [
  // stays
  "shared-load-balancer",
  "load-balancer-goes-by-itself",
  "role-used-elsewhere",
  "role-not-made-for-it",
  "images-used-elsewhere",
  "repository-not-made-for-it",
  "log-group-used-elsewhere",
  "cluster-in-use",
  "service-linked-role",
  "not-made-for-it",
  "vpc-in-use",
  "vpc-not-looked-at",
  "kept-with",
  // blocked
  "import-in-use",
  "termination-protection",
  "stack-busy",
  "stack-holds-shared",
  "stack-nested",
  "service-draining",
  "delete-failed",
  "held-back",
  "missing-permission",
  "not-looked-at",
  "waits-for-blocked",
  // solved
  "import-goes-first",
  "images-go-first",
] as const;
export type TeardownReasonRule = (typeof teardownReasons)[number];

/** What is asked of a default VPC, or of a leftover, before it may go. */
export const teardownChecks = [
  "network-interfaces",
  "instances",
  "endpoints",
  "peerings",
  "nat-gateways",
  "load-balancers",
  "databases",
  "functions",
  "security-groups",
  "subnets",
  "services",
  "running-tasks",
  "stacks",
  "build-projects",
  "images-in-use",
  "target-groups",
] as const;
export type TeardownCheck = (typeof teardownChecks)[number];
