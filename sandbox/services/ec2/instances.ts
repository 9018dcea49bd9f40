import type {
  DescribeInstancesCommandInput,
  DescribeInstancesCommandOutput,
  Instance,
  Reservation,
  TerminateInstancesCommandInput,
  TerminateInstancesCommandOutput,
} from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { filterRows } from "./filters";
import { pickRows, readRow } from "./find";
import { grouped } from "./grouped";
import { interfacesOf, scheduleInstance, states } from "./instance-lifecycle";
import { pageOfEc2 } from "./page";
import type { InstanceRow } from "./tables";
import { tagged } from "./views";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

export function describeInstances(
  call: Call,
  input: DescribeInstancesCommandInput,
): Output<DescribeInstancesCommandOutput> {
  const ids = input.InstanceIds;
  const groupsOf = ({ InstanceId }: InstanceRow) => interfacesOf(call, InstanceId).flatMap(({ Groups }) => Groups);
  const found = filterRows(pickRows(call, "i", ids), input.Filters, {
    "availability-zone": (row) => [row.Placement?.AvailabilityZone],
    "image-id": (row) => [row.ImageId],
    "instance-id": (row) => [row.InstanceId],
    "instance-state-code": (row) => [row.State.Code],
    "instance-state-name": (row) => [row.State.Name],
    "instance-type": (row) => [row.InstanceType],
    "instance.group-id": (row) => groupsOf(row).map(({ GroupId }) => GroupId),
    "instance.group-name": (row) => groupsOf(row).map(({ GroupName }) => GroupName),
    "key-name": (row) => [row.KeyName],
    "launch-time": (row) => [row.LaunchTime],
    "network-interface.network-interface-id": (row) =>
      interfacesOf(call, row.InstanceId).map(({ NetworkInterfaceId }) => NetworkInterfaceId),
    "operator.managed": (row) => [row.Operator?.Managed ?? false],
    "private-ip-address": (row) => interfacesOf(call, row.InstanceId).map(({ PrivateIpAddress }) => PrivateIpAddress),
    "reservation-id": (row) => [row.reservationId],
    "subnet-id": (row) => [row.SubnetId],
    "vpc-id": (row) => [row.VpcId],
  });
  const { items, NextToken } = pageOfEc2(found, input, { ids, idsName: "instancesSet" });
  const reservations = grouped(items, ({ reservationId }) => reservationId);
  return { Reservations: reservations.map((rows) => toReservation(call, rows)), NextToken };
}

export function toReservation(place: Place, rows: InstanceRow[]): Reservation {
  return {
    ReservationId: rows[0]?.reservationId,
    OwnerId: place.account,
    Groups: [],
    Instances: rows.map((row) => toInstance(place, row)),
  };
}

/** What belongs to its network has left an instance that is terminated. */
function toInstance(place: Place, { reservationId, isProtected, ...row }: InstanceRow): Instance {
  const interfaces = interfacesOf(place, row.InstanceId);
  const [primary] = interfaces;
  return {
    ...tagged(row),
    ...(row.State.Name === "terminated" && { VpcId: undefined, SubnetId: undefined }),
    PrivateDnsName: primary?.PrivateDnsName ?? "",
    PublicDnsName: primary?.Association?.PublicDnsName ?? "",
    PrivateIpAddress: primary?.PrivateIpAddress,
    PublicIpAddress: primary?.Association?.PublicIp,
    SourceDestCheck: primary?.SourceDestCheck,
    SecurityGroups: primary?.Groups ?? [],
    NetworkInterfaces: interfaces.map(({ tags, createdAt, madeBy, Attachment, ...eni }) => ({
      ...eni,
      Attachment: { ...Attachment, EnaSrdSpecification: undefined },
    })),
  };
}

/** All or none; to terminate what is terminated changes nothing. */
export function terminateInstances(
  call: Call,
  { InstanceIds: ids = [] }: TerminateInstancesCommandInput,
): Output<TerminateInstancesCommandOutput> {
  const rows = ids.map((id) => readRow(call, "i", id));
  const kept = rows.find(({ isProtected }) => isProtected);
  if (kept) {
    throw new AwsError(
      "OperationNotPermitted",
      `The instance '${kept.InstanceId}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
    );
  }
  return { TerminatingInstances: rows.map((row) => terminate(call, row)) };
}

function terminate(call: Call, row: InstanceRow) {
  const PreviousState = row.State;
  if (PreviousState.Name === "pending" || PreviousState.Name === "running") {
    const at = call.world.clock.date().toISOString().replace("T", " ").slice(0, 19);
    row.State = states["shutting-down"];
    row.StateTransitionReason = `User initiated (${at} GMT)`;
    row.StateReason = {
      Code: "Client.UserInitiatedShutdown",
      Message: "Client.UserInitiatedShutdown: User initiated shutdown",
    };
    scheduleInstance(call, row.InstanceId, "terminated");
    call.world.record("effect", call, "ec2.instance-terminating", { instanceId: row.InstanceId });
  }
  return { InstanceId: row.InstanceId, CurrentState: row.State, PreviousState };
}
