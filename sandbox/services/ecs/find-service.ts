import type { Place } from "../../place";
import { ecsSettings } from "./settings";
import {
  type DeploymentRow,
  deploymentTable,
  ecsArn,
  type RevisionRow,
  revisionTable,
  type ServiceRow,
  serviceArnTable,
  serviceTable,
  type TaskRow,
  taskTable,
} from "./tables";

/** Of several services that had the ARN one after the other, the newest. */
export function findServiceByArn(place: Place, serviceArn: string): ServiceRow | undefined {
  return serviceTable(place).get(serviceArnTable(place).get(serviceArn) ?? "");
}

/** Most operations know a new service only after a while, where the scenario says so. */
export function isKnown({ world }: Place, { createdAt }: ServiceRow): boolean {
  return world.clock.now() - createdAt.getTime() >= world.clock.scaled(ecsSettings(world).missingForMs);
}

/** By ARN, or by name within a cluster. */
export function findService(place: Place, cluster: string | undefined, nameOrArn: string): ServiceRow | undefined {
  if (nameOrArn.startsWith("arn:")) return findServiceByArn(place, nameOrArn);
  const clusterName = (cluster ?? "default").replace(/^arn:.*:cluster\//, "");
  return findServiceByArn(place, ecsArn(place, `service/${clusterName}/${nameOrArn}`));
}

const byTargetGroup = new WeakMap<object, Map<string, ServiceRow>>();

/** Whose targets are in the group of this name and id, `targetgroup/NAME/ID`: it is found once, and holds for as long as it is true. */
export function findServiceByTargetGroup(place: Place, group: string): ServiceRow | undefined {
  const table = serviceTable(place);
  const known = byTargetGroup.get(table) ?? new Map<string, ServiceRow>();
  byTargetGroup.set(table, known);
  const before = known.get(group);
  if (before && table.get(before.id) === before && hasTargetGroup(before, group)) return before;
  const found = [...table.values()].find((row) => hasTargetGroup(row, group));
  if (found) known.set(group, found);
  return found;
}

function hasTargetGroup({ nodes: { blueTargetGroup, greenTargetGroup } }: ServiceRow, group: string): boolean {
  return [blueTargetGroup, greenTargetGroup].some(({ arn }) => arn?.endsWith(`:${group}`));
}

/** The one that was asked for last, whether or not it has come through yet. */
export function newestRevision(place: Place, { activeRevisions }: ServiceRow): RevisionRow | undefined {
  return revisionTable(place).get(activeRevisions[0] ?? "");
}

export function tasksOf(place: Place, { taskArns }: ServiceRow): TaskRow[] {
  const table = taskTable(place);
  return taskArns.flatMap((arn) => table.get(arn) ?? []);
}

export function liveTasks(place: Place, service: ServiceRow): TaskRow[] {
  return tasksOf(place, service).filter(({ desiredStatus }) => desiredStatus === "RUNNING");
}

/** Oldest first. */
export function deploymentsOf(place: Place, { deployments }: ServiceRow): DeploymentRow[] {
  const table = deploymentTable(place);
  return deployments.flatMap((arn) => table.get(arn) ?? []);
}
