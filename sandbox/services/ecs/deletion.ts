import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { removeCertificate } from "../acm/certificates";
import { removeExpressScaling } from "../application-autoscaling/express-scaling";
import { removeAlarm } from "../cloudwatch/change-alarms";
import { removeSecurityGroup } from "../ec2/security-groups";
import { removeRule, removeTargetGroup } from "../elasticloadbalancing/resources";
import { canAssume } from "../iam/trust";
import { alarmName } from "./alarm-name";
import { findServiceByArn, liveTasks } from "./find-service";
import { removeGateway, usersOf } from "./gateways";
import { ecsSettings } from "./settings";
import { unfinishedDeployments } from "./start-deployment";
import { stopTask } from "./stop-task";
import {
  deploymentTable,
  type NodeName,
  nodeNames,
  revisionTable,
  type ServiceRow,
  serviceArnTable,
  serviceTable,
} from "./tables";

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
  step: "drained" | "inactive" | "shared" | "purged";
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
  if (!service.standard) markNodes(call, service, [...early, ...late], "DEPROVISIONING");
  call.world.record("effect", call, "ecs.service-deleted", { serviceArn: service.serviceArn });
  later(call, service, "drained", DRAIN_MS);
}

export function advanceDeletion(place: Place, { serviceId, step }: DeletionTask): void {
  const service = serviceTable(place).get(serviceId);
  if (!service) return;
  if (step === "drained") {
    // Without its infrastructure role ECS can take nothing away, and the service stays where it is until the role is back.
    if (!service.standard && !canAssume(place, service.infrastructureRoleArn, "ecs.amazonaws.com")) {
      later(place, service, "drained", ROLE_RETRY_MS);
      return;
    }
    if (!service.standard) removeNodes(place, service, early);
    later(place, service, "inactive", INACTIVE_MS);
  } else if (step === "inactive") {
    if (!service.standard) removeNodes(place, service, late);
    service.status = "INACTIVE";
    service.updatedAt = place.world.clock.date();
    place.world.record("event", place, "ecs.service-inactive", { serviceArn: service.serviceArn });
    if (isLastUser(place, service)) markNodes(place, service, shared, "DEPROVISIONING");
    later(place, service, "shared", SHARED_MS);
    later(place, service, "purged", ecsSettings(place.world).inactiveForMs);
  } else if (step === "purged") {
    purge(place, service);
  } else if (isLastUser(place, service)) {
    removeNodes(place, service, shared);
  }
}

function removeNodes(place: Place, service: ServiceRow, names: NodeName[]): void {
  markNodes(place, service, names, "DELETED");
  for (const name of names) {
    try {
      removeNode(place, service, name, service.nodes[name].arn ?? "");
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      Object.assign(service.nodes[name], { status: "FAILED", statusReason: error.message });
    }
  }
}

function removeNode(place: Place, service: ServiceRow, name: NodeName, arn: string): void {
  if (name === "scalableTarget") removeExpressScaling(place, service);
  if (name === "alarm") removeAlarm(place, alarmName(service));
  if (name === "rule") removeRule(place, arn);
  if (name === "blueTargetGroup" || name === "greenTargetGroup") removeTargetGroup(place, arn);
  if (name === "certificate") removeCertificate(place, arn);
  if (name === "loadBalancer") removeGateway(place, service.gatewayId);
  if (arn && (name === "serviceSecurityGroup" || name === "loadBalancerSecurityGroup")) {
    removeSecurityGroup(place, arn.split("/").at(-1) ?? "");
  }
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
  return (
    gatewayId !== "" && !ecsSettings(place.world).leavesLoadBalancer && usersOf(place, { id: gatewayId }).length === 0
  );
}

/** From here on not even its name is known. */
function purge(place: Place, service: ServiceRow): void {
  if (findServiceByArn(place, service.serviceArn)?.id === service.id) serviceArnTable(place).delete(service.serviceArn);
  for (const arn of service.deployments) {
    const { targetRevision = "" } = deploymentTable(place).get(arn) ?? {};
    revisionTable(place).delete(targetRevision);
    deploymentTable(place).delete(arn);
  }
  serviceTable(place).delete(service.id);
}

function later(place: Place, { id }: ServiceRow, step: DeletionTask["step"], awsMs: number): void {
  place.world.schedule(place, "ecs.deletion", awsMs, { serviceId: id, step } satisfies DeletionTask);
}
