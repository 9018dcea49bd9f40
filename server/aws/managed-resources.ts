import "server-only";
import type { ManagedResourceStatus, ServiceRevision } from "@aws-sdk/client-ecs";
import type { Progress } from "@/lib/domain/progress";
import { ManagedResource } from "@/lib/domain/rollout";

const progressOf = {
  PROVISIONING: "running",
  ACTIVE: "succeeded",
  DEPROVISIONING: "running",
  DELETED: "cancelled",
  FAILED: "failed",
} as const satisfies Record<ManagedResourceStatus, Progress>;

interface Node {
  arn?: string | undefined;
  status?: ManagedResourceStatus | undefined;
  statusReason?: string | undefined;
}

interface ManagedResources {
  resources: ManagedResource[];
  targetGroupArns: string[];
  endpoint?: string;
  /** PUBLIC or PRIVATE. */
  accessType?: string;
  healthCheckPath?: string;
  /** Why ECS has not made one of them yet, which it tries again and again. */
  heldUpBecause?: string;
}

/** The tree that ECS keeps of what it made for a revision, as a flat list; parts that are not there yet are left out. */
export function managedResourcesOf(revision: ServiceRevision | undefined): ManagedResources {
  const {
    ingressPaths = [],
    autoScaling,
    metricAlarms,
    serviceSecurityGroups,
    logGroups,
  } = revision?.ecsManagedResources ?? {};
  const nodes = [
    ...ingressPaths.flatMap(({ loadBalancer, loadBalancerSecurityGroups = [], certificate, listener, rule }) => [
      ...[loadBalancer, ...loadBalancerSecurityGroups, certificate, listener, rule],
    ]),
    ...(serviceSecurityGroups ?? []),
  ];
  const heldUp = nodes.find((node) => node?.statusReason && node.status !== "ACTIVE");
  const resources = [
    ...ingressPaths.flatMap((path) => [
      ...toResources("load-balancer", [path.loadBalancer]),
      ...toResources("load-balancer-security-group", path.loadBalancerSecurityGroups),
      ...toResources("certificate", [path.certificate]),
      ...toResources("listener", [path.listener]),
      ...toResources("rule", [path.rule]),
      ...toResources("target-group", path.targetGroups),
    ]),
    ...toResources("scaling-target", [autoScaling?.scalableTarget]),
    ...toResources("scaling-policy", autoScaling?.applicationAutoScalingPolicies),
    ...toResources("alarm", metricAlarms),
    ...toResources("service-security-group", serviceSecurityGroups),
    ...toResources("log-group", logGroups),
  ];
  const targetGroupArns = ingressPaths
    .flatMap((path) => path.targetGroups ?? [])
    .flatMap(({ arn }) => (arn ? [arn] : []));
  const [{ endpoint, accessType, targetGroups = [] } = {}] = ingressPaths;
  return {
    ...{ resources, targetGroupArns, endpoint, accessType },
    healthCheckPath: targetGroups[0]?.healthCheckPath,
    heldUpBecause: heldUp?.statusReason,
  };
}

function toResources(kind: ManagedResource["kind"], nodes: (Node | undefined)[] = []): ManagedResource[] {
  return nodes.flatMap((node) =>
    node?.arn && node.status
      ? [
          ManagedResource.parse({
            kind,
            arn: node.arn,
            status: node.status,
            progress: progressOf[node.status],
            reason: node.statusReason,
          }),
        ]
      : [],
  );
}
