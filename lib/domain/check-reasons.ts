/** In the order in which they are shown. */
export const checkIds = [
  "identity",
  "permissions",
  "default-vpc",
  "subnets",
  "roles",
  "service-linked-roles",
  "repository",
  "builds",
  "cluster",
  "names",
  "load-balancer",
  "quotas",
  "price",
] as const;
export type CheckId = (typeof checkIds)[number];

type Severity = "problem" | "warning" | "unknown" | "note";

/** Everything that a check can find, and how bad that is. A note is no more than good to know. */
const severityOf = {
  "session-ends-soon": "warning",
  "deploy-denied": "problem",
  "build-denied": "problem",
  "view-denied": "warning",
  "optional-denied": "warning",
  "teardown-denied": "warning",
  "cannot-simulate": "unknown",
  "is-root": "note",
  "no-default-vpc": "problem",
  "no-default-vpc-for-template": "warning",
  "default-vpc-will-be-made": "note",
  "default-vpc-pending": "warning",
  "subnets-follow": "note",
  "several-vpcs": "problem",
  "mixed-subnets": "problem",
  "too-few-zones": "problem",
  "too-few-addresses": "problem",
  "subnets-gone": "problem",
  "security-groups-gone": "problem",
  "security-groups-elsewhere": "problem",
  "no-way-out": "problem",
  "internet-blocked": "warning",
  "role-missing": "problem",
  "role-trust": "problem",
  "role-policy": "warning",
  "role-lacks-right": "warning",
  "roles-will-be-made": "note",
  "linked-roles-will-be-made": "note",
  "image-gone": "problem",
  "no-builds": "problem",
  "no-builds-yet": "warning",
  "project-not-privileged": "problem",
  "project-log-off": "warning",
  "cluster-will-be-made": "note",
  "cluster-not-active": "warning",
  "stack-stuck": "problem",
  "stack-busy": "warning",
  "stack-elsewhere": "problem",
  "service-draining": "problem",
  "service-elsewhere": "problem",
  "service-of-others": "note",
  "role-name-taken": "problem",
  "new-load-balancer": "note",
  "load-balancers-full": "note",
  "zones-differ": "warning",
  "too-few-vcpus": "problem",
  "few-vcpus": "warning",
  "no-load-balancer-left": "problem",
  "no-price": "unknown",
} as const satisfies Record<string, Severity>;

export type CheckReason = keyof typeof severityOf;
export const checkReasons = Object.keys(severityOf) as CheckReason[];

const order: readonly Severity[] = ["problem", "unknown", "warning", "note"];

/** What a check comes to: the worst that it has found. */
export function stateOf(findings: readonly { reason: CheckReason }[]): "ok" | "problem" | "warning" | "unknown" {
  const [worst = "note"] = findings.map(({ reason }) => severityOf[reason]).sort(bySeverity);
  return worst === "note" ? "ok" : worst;
}

export function worstFirst<Finding extends { reason: CheckReason }>(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((one, other) => bySeverity(severityOf[one.reason], severityOf[other.reason]));
}

export function isNote({ reason }: { reason: CheckReason }): boolean {
  return severityOf[reason] === "note";
}

function bySeverity(one: Severity, other: Severity): number {
  return order.indexOf(one) - order.indexOf(other);
}
