import { AwsError } from "../../operation";
import type { Place } from "../../place";
import { roleAllows } from "../iam/trust";
import { ensureLoadBalancer, gatewayOf, joinGateway } from "./gateways";
import { makeManagedResource } from "./make-managed-resource";
import { ecsSettings } from "./settings";
import { type ManagedNode, type NodeName, nodeNames, type ServiceRow, serviceTable } from "./tables";

/** What each resource waits for, and how long AWS then takes for it. */
const plan: Record<NodeName, { after: NodeName[]; takesMs: number }> = {
  logGroup: { after: [], takesMs: 2_000 },
  serviceSecurityGroup: { after: [], takesMs: 5_000 },
  loadBalancerSecurityGroup: { after: [], takesMs: 5_000 },
  blueTargetGroup: { after: [], takesMs: 7_000 },
  greenTargetGroup: { after: [], takesMs: 8_000 },
  certificate: { after: [], takesMs: 80_000 },
  loadBalancer: { after: ["loadBalancerSecurityGroup"], takesMs: 125_000 },
  listener: { after: ["loadBalancer", "certificate"], takesMs: 4_000 },
  rule: { after: ["listener", "blueTargetGroup", "greenTargetGroup"], takesMs: 4_000 },
  scalableTarget: { after: ["serviceSecurityGroup"], takesMs: 25_000 },
  scalingPolicy: { after: ["scalableTarget"], takesMs: 4_000 },
  alarm: { after: ["greenTargetGroup"], takesMs: 6_000 },
};

const ROLE_RETRY_MS = 60_000;

export interface NodeTask {
  serviceId: string;
  name: NodeName;
}

export function newNodes({ world }: Place): Record<NodeName, ManagedNode> {
  const node = () => ({ status: "PROVISIONING" as const, updatedAt: world.clock.date() });
  return Object.fromEntries(nodeNames.map((name) => [name, node()])) as Record<NodeName, ManagedNode>;
}

export function provisionNodes(place: Place, service: ServiceRow): void {
  service.gatewayId = joinGateway(place, service).id;
  for (const name of nodeNames) if (plan[name].after.length === 0) beginNode(place, service, name);
}

function beginNode(place: Place, service: ServiceRow, name: NodeName): void {
  const gateway = gatewayOf(place, service);
  let { takesMs } = plan[name];
  if (name === "loadBalancer" && gateway) takesMs = ensureLoadBalancer(place, gateway, takesMs);
  if (
    (name === "listener" && gateway?.listenerArn) ||
    (name === "loadBalancerSecurityGroup" && gateway?.securityGroupArn)
  ) {
    takesMs = 0;
  }
  place.world.schedule(place, "ecs.node", takesMs, { serviceId: service.id, name } satisfies NodeTask);
}

export function finishNode(place: Place, { serviceId, name }: NodeTask): void {
  const service = serviceTable(place).get(serviceId);
  if (service?.status !== "ACTIVE") return;
  const node = service.nodes[name];
  if (name === "loadBalancer" && lacksRight(place, service)) {
    const user = service.infrastructureRoleArn.replace(/:iam:(.*):role\/(?:.*\/)?/, ":sts:$1:assumed-role/");
    const statusReason = `User: ${user}/ECSGateway is not authorized to perform: ec2:DescribeAccountAttributes because no identity-based policy allows the ec2:DescribeAccountAttributes action`;
    Object.assign(node, { statusReason, updatedAt: place.world.clock.date() });
    place.world.schedule(place, "ecs.node", ROLE_RETRY_MS, { serviceId, name } satisfies NodeTask);
    return;
  }
  delete node.statusReason;
  try {
    Object.assign(node, {
      status: "ACTIVE",
      arn: makeManagedResource(place, service, name),
      updatedAt: place.world.clock.date(),
    });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    Object.assign(node, { status: "FAILED", statusReason: error.message, updatedAt: place.world.clock.date() });
    return;
  }
  place.world.record("event", place, "ecs.managed-resource-active", { serviceArn: service.serviceArn, name });
  for (const next of nodeNames) {
    const { after } = plan[next];
    if (after.includes(name) && after.every((one) => service.nodes[one].status === "ACTIVE"))
      beginNode(place, service, next);
  }
}

function lacksRight(place: Place, { infrastructureRoleArn }: ServiceRow): boolean {
  if (!ecsSettings(place.world).needsDescribeAccountAttributes) return false;
  return !roleAllows(place, infrastructureRoleArn, "ec2:DescribeAccountAttributes");
}
