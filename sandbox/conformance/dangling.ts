import type { Place } from "../place";
import { kinds } from "../services/ec2/kinds";
import { rowsOf } from "../services/ec2/tables";
import { deploymentTable, revisionTable, serviceTable, taskTable } from "../services/ecs/tables";
import { listeners, loadBalancers, rules, targetGroups } from "../services/elasticloadbalancing/tables";
import { instanceProfiles, policies, roles } from "../services/iam/tables";
import type { World } from "../world";

interface Reference {
  from: string;
  to: string | undefined;
  exists: boolean;
}

/**
 * Whatever points to something that is not there, of all that AWS lets nobody take away from under what uses it:
 * `eni-… -> subnet-…`.
 */
export function findDangling(world: World): string[] {
  const places = new Map<string, Place>();
  const tables = [...Object.values(kinds).map(({ table }) => table), "ecs.services", "iam.roles", listenersTable];
  for (const name of tables) {
    for (const { scope } of world.tablesNamed(name))
      places.set(`${scope.account}/${scope.region}`, { ...scope, world });
  }
  return [...places.values()]
    .flatMap((place) => [...inNetwork(place), ...behindBalancers(place), ...inEcs(place), ...inIam(place)])
    .filter(({ to, exists }) => to !== undefined && !exists)
    .map(({ from, to }) => `${from} -> ${to}`);
}

const listenersTable = "elasticloadbalancing.listeners";

function inNetwork(place: Place): Reference[] {
  const inVpc = (from: string, to: string | undefined) => ({ from, to, exists: rowsOf(place, "vpc").has(to ?? "") });
  const inSubnet = (from: string, to: string | undefined) => ({
    from,
    to,
    exists: rowsOf(place, "subnet").has(to ?? ""),
  });
  const groups = rowsOf(place, "sg");
  return [
    ...[...rowsOf(place, "subnet").values()].map(({ SubnetId, VpcId }) => inVpc(SubnetId, VpcId)),
    ...[...rowsOf(place, "rtb").values()].map(({ RouteTableId, VpcId }) => inVpc(RouteTableId, VpcId)),
    ...[...rowsOf(place, "acl").values()].map(({ NetworkAclId, VpcId }) => inVpc(NetworkAclId, VpcId)),
    ...[...groups.values()].map(({ GroupId, VpcId }) => inVpc(GroupId, VpcId)),
    ...[...rowsOf(place, "igw").values()].flatMap(({ InternetGatewayId, Attachments }) =>
      Attachments.map(({ VpcId }) => inVpc(InternetGatewayId, VpcId)),
    ),
    ...[...rowsOf(place, "rtb").values()].flatMap(({ RouteTableId, Associations }) =>
      Associations.map(({ SubnetId }) => inSubnet(RouteTableId, SubnetId)),
    ),
    ...[...rowsOf(place, "eni").values()].flatMap(({ NetworkInterfaceId, SubnetId, Groups }) => [
      inSubnet(NetworkInterfaceId, SubnetId),
      ...Groups.map(({ GroupId: to = "" }) => ({ from: NetworkInterfaceId, to, exists: groups.has(to) })),
    ]),
    ...[...rowsOf(place, "i").values()]
      .filter(({ State }) => State.Name !== "terminated")
      .map(({ InstanceId, SubnetId }) => inSubnet(InstanceId, SubnetId)),
    ...[...rowsOf(place, "nat").values()]
      .filter(({ State }) => State === "available" || State === "pending")
      .map(({ NatGatewayId, SubnetId }) => inSubnet(NatGatewayId, SubnetId)),
  ];
}

function behindBalancers(place: Place): Reference[] {
  const groupsOf = (actions: { TargetGroupArn?: string | undefined }[] = []) =>
    actions.flatMap(({ TargetGroupArn }) => (TargetGroupArn ? [TargetGroupArn] : []));
  const toGroup = (from: string, to: string) => ({ from, to, exists: targetGroups(place).has(to) });
  return [
    ...[...listeners(place).values()].flatMap(({ ListenerArn: from, LoadBalancerArn: to, DefaultActions }) => [
      { from, to, exists: loadBalancers(place).has(to) },
      ...groupsOf(DefaultActions).map((arn) => toGroup(from, arn)),
    ]),
    ...[...rules(place).values()].flatMap(({ RuleArn: from, ListenerArn: to, Actions }) => [
      { from, to, exists: listeners(place).has(to) },
      ...groupsOf(Actions).map((arn) => toGroup(from, arn)),
    ]),
  ];
}

function inEcs(place: Place): Reference[] {
  const services = serviceTable(place);
  const ofService = (from: string, to: string) => ({ from, to, exists: services.has(to) });
  const live = [...taskTable(place).values()].filter(({ lastStatus }) => lastStatus !== "STOPPED");
  return [
    ...live.map(({ taskArn, serviceId }) => ofService(taskArn, serviceId)),
    ...live
      .filter(({ lastStatus }) => lastStatus === "RUNNING")
      .map(({ taskArn: from, networkInterfaceId: to }) => ({ from, to, exists: rowsOf(place, "eni").has(to) })),
    ...[...deploymentTable(place).values()].map((row) => ofService(row.serviceDeploymentArn, row.serviceId)),
    ...[...revisionTable(place).values()].map((row) => ofService(row.serviceRevisionArn, row.serviceId)),
    ...[...services.values()].flatMap(({ serviceArn: from, activeRevisions }) =>
      activeRevisions.map((to) => ({ from, to, exists: revisionTable(place).has(to) })),
    ),
  ];
}

function inIam(place: Place): Reference[] {
  return [
    ...[...roles(place).values()].flatMap(({ arn: from, attachedPolicyArns }) =>
      attachedPolicyArns.map((to) => ({ from, to, exists: to.includes(":aws:policy/") || policies(place).has(to) })),
    ),
    ...[...instanceProfiles(place).values()].map(({ arn: from, roleName: to }) => ({
      from,
      to,
      exists: roles(place).has(to ?? ""),
    })),
  ];
}
