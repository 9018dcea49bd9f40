import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { removeSecurityGroup } from "../ec2/security-groups";
import { removeRule, removeTargetGroup } from "../elasticloadbalancing/resources";
import { canAssume } from "../iam/trust";
import { liveTasks } from "./find-service";
import { gatewayTable, removeGateway, usersOf } from "./gateways";
import { unfinishedDeployments } from "./start-deployment";
import { stopTask } from "./stop-task";
import { type NodeName, nodeNames, type ServiceRow, serviceTable } from "./tables";

/** What goes while the service drains, and what only after it is INACTIVE. */
const early: NodeName[] = ["rule", "scalingPolicy", "scalableTarget", "alarm"];
const late: NodeName[] = ["blueTargetGroup", "greenTargetGroup", "certificate", "serviceSecurityGroup"];
const shared: NodeName[] = ["listener", "loadBalancer", "loadBalancerSecurityGroup"];

const DRAIN_MS = 40_000;
const INACTIVE_MS = 35_000;
const SHARED_MS = 60_000;
const ROLE_RETRY_MS = 30_000;

export interface DeletionTask {
  serviceId: string;
  step: "drained" | "inactive" | "shared";
}

export function drainService(call: Call, service: ServiceRow): void {
  const now = call.world.clock.date();
  for (const deployment of unfinishedDeployments(call, service)) {
    Object.assign(deployment, {
      status: "STOPPED",
      statusReason: "The service was deleted.",
      stoppedAt: now,
      finishedAt: now,
      updatedAt: now,
    });
  }
  Object.assign(service, { status: "DRAINING", currentDeployment: undefined, updatedAt: now });
  for (const task of liveTasks(call, service)) {
    stopTask(call, task, {
      stopCode: "ServiceSchedulerInitiated",
      stoppedReason: "Scaling activity initiated by deletion of the service",
    });
  }
  markNodes(call, service, [...early, ...late], "DEPROVISIONING");
  call.world.record("effect", call, "ecs.service-deleted", { serviceArn: service.serviceArn });
  later(call, service, "drained", DRAIN_MS);
}

export function advanceDeletion(place: Place, { serviceId, step }: DeletionTask): void {
  const service = serviceTable(place).get(serviceId);
  if (!service) return;
  if (step === "drained") {
    // Without its infrastructure role ECS can take nothing away, and the service stays where it is until the role is back.
    if (!canAssume(place, service.infrastructureRoleArn, "ecs.amazonaws.com")) {
      later(place, service, "drained", ROLE_RETRY_MS);
      return;
    }
    removeNodes(place, service, early);
    later(place, service, "inactive", INACTIVE_MS);
  } else if (step === "inactive") {
    removeNodes(place, service, late);
    service.status = "INACTIVE";
    service.updatedAt = place.world.clock.date();
    place.world.record("event", place, "ecs.service-inactive", { serviceArn: service.serviceArn });
    if (isLastUser(place, service)) markNodes(place, service, shared, "DEPROVISIONING");
    later(place, service, "shared", SHARED_MS);
  } else if (isLastUser(place, service)) {
    const gateway = gatewayTable(place).get(service.gatewayId);
    if (gateway) removeGateway(place, gateway);
    markNodes(place, service, shared, "DELETED");
  }
}

function removeNodes(place: Place, service: ServiceRow, names: NodeName[]): void {
  markNodes(place, service, names, "DELETED");
  for (const name of names) {
    try {
      removeNode(place, name, service.nodes[name].arn ?? "");
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Object.assign(service.nodes[name], { status: "FAILED", statusReason: error.message });
    }
  }
}

function removeNode(place: Place, name: NodeName, arn: string): void {
  if (name === "rule") removeRule(place, arn);
  if (name === "blueTargetGroup" || name === "greenTargetGroup") removeTargetGroup(place, arn);
  if (name === "serviceSecurityGroup") removeSecurityGroup(place, arn.split("/").at(-1) ?? "");
}

function markNodes(
  { world }: Place,
  { nodes }: ServiceRow,
  names: NodeName[],
  status: "DEPROVISIONING" | "DELETED",
): void {
  for (const name of nodeNames)
    if (names.includes(name)) Object.assign(nodes[name], { status, updatedAt: world.clock.date() });
}

function isLastUser(place: Place, { gatewayId }: ServiceRow): boolean {
  return usersOf(place, { id: gatewayId }).length === 0;
}

function later(place: Place, { id }: ServiceRow, step: DeletionTask["step"], awsMs: number): void {
  place.world.schedule(place, "ecs.deletion", awsMs, { serviceId: id, step } satisfies DeletionTask);
}
