import type {
  CreateNatGatewayCommandInput,
  CreateNatGatewayCommandOutput,
  DeleteNatGatewayCommandInput,
  DeleteNatGatewayCommandOutput,
  DescribeNatGatewaysCommandInput,
  DescribeNatGatewaysCommandOutput,
} from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import { checkAddress } from "./addresses";
import { filterRows } from "./filters";
import { missing, pickRows, readRow } from "./find";
import { newId } from "./ids";
import { scheduleNatGateway } from "./nat-gateway-lifecycle";
import { addNetworkInterface } from "./network-interfaces";
import { pageOfEc2 } from "./page";
import { checkQuota } from "./quotas";
import { type NatGatewayRow, newOwned, rowsOf, type SubnetRow } from "./tables";
import { tagsOf } from "./tag-specifications";
import { tagged } from "./views";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

const hasEnded = ({ State }: NatGatewayRow) => State === "deleted" || State === "failed";

export function createNatGateway(
  call: Call,
  input: CreateNatGatewayCommandInput,
): Output<CreateNatGatewayCommandOutput> {
  const { AllocationId, ClientToken, ConnectivityType = "public", PrivateIpAddress } = input;
  const tags = tagsOf(input.TagSpecifications, "natgateway");
  const repeated = ClientToken && tokens(call).get(ClientToken);
  if (repeated) return { NatGateway: tagged(readRow(call, "nat", repeated)), ClientToken };
  if (input.SubnetId === undefined) throw missing("SubnetId");
  const subnet = readRow(call, "subnet", input.SubnetId);
  if (ConnectivityType === "public" && AllocationId === undefined) throw missing("AllocationId");
  if (ConnectivityType === "private" && AllocationId !== undefined) {
    throw new AwsError("InvalidParameterCombination", "AllocationId cannot be specified for a private NAT gateway.");
  }
  if (AllocationId !== undefined) readRow(call, "eipalloc", AllocationId);
  if (PrivateIpAddress !== undefined) checkAddress(subnet, PrivateIpAddress);
  checkQuota(call, "natGatewaysPerZone", livingIn(call, subnet) + 1);

  const gateway = addNatGateway(call, subnet, input, tags);
  if (ClientToken) tokens(call).set(ClientToken, gateway.NatGatewayId);
  scheduleNatGateway(call, gateway.NatGatewayId, "available");
  call.world.record("effect", call, "ec2.nat-gateway-created", { natGatewayId: gateway.NatGatewayId });
  return { NatGateway: tagged(gateway), ClientToken };
}

function tokens({ world, account, region }: Call): Map<string, string> {
  return world.table({ account, region }, "ec2.nat-gateway-tokens");
}

function livingIn(call: Call, { AvailabilityZone }: SubnetRow): number {
  return [...rowsOf(call, "nat").values()].filter(
    (row) => !hasEnded(row) && rowsOf(call, "subnet").get(row.SubnetId)?.AvailabilityZone === AvailabilityZone,
  ).length;
}

function addNatGateway(
  call: Call,
  { SubnetId, VpcId }: SubnetRow,
  { AllocationId, ConnectivityType = "public", PrivateIpAddress }: CreateNatGatewayCommandInput,
  tags: Record<string, string>,
): NatGatewayRow {
  const NatGatewayId = newId("nat");
  const { NetworkInterfaceId, PrivateIpAddress: PrivateIp } = addNetworkInterface(call, {
    subnetId: SubnetId,
    madeBy: "ec2.amazonaws.com",
    description: `Interface for NAT Gateway ${NatGatewayId}`,
    type: "natGateway",
    privateIp: PrivateIpAddress,
    requesterId: "vpc-nat-gateway",
    attachment: { InstanceOwnerId: "amazon-aws", DeviceIndex: 1, DeleteOnTermination: false },
  });
  const row: NatGatewayRow = {
    ...newOwned(call, call.principal.arn, tags),
    NatGatewayId,
    SubnetId,
    VpcId,
    State: "pending",
    ConnectivityType,
    CreateTime: call.world.clock.date(),
    NatGatewayAddresses: [{ AllocationId, NetworkInterfaceId, PrivateIp, IsPrimary: true, Status: "associating" }],
  };
  rowsOf(call, "nat").set(NatGatewayId, row);
  return row;
}

export function describeNatGateways(
  call: Call,
  input: DescribeNatGatewaysCommandInput,
): Output<DescribeNatGatewaysCommandOutput> {
  const ids = input.NatGatewayIds;
  const found = filterRows(pickRows(call, "nat", ids), input.Filter, {
    "nat-gateway-id": (row) => [row.NatGatewayId],
    state: (row) => [row.State],
    "subnet-id": (row) => [row.SubnetId],
    "vpc-id": (row) => [row.VpcId],
  });
  const { items, NextToken } = pageOfEc2(found, input, { ids, idsName: "natGatewayIds" });
  return { NatGateways: items.map(tagged), NextToken };
}

/** It can be looked at for an hour longer. */
export function deleteNatGateway(
  call: Call,
  { NatGatewayId = "" }: DeleteNatGatewayCommandInput,
): Output<DeleteNatGatewayCommandOutput> {
  const gateway = readRow(call, "nat", NatGatewayId);
  if (!/^delet/.test(gateway.State)) {
    gateway.State = "deleting";
    gateway.DeleteTime = call.world.clock.date();
    scheduleNatGateway(call, NatGatewayId, "deleted");
    call.world.record("effect", call, "ec2.nat-gateway-deletion-started", { natGatewayId: NatGatewayId });
  }
  return { NatGatewayId };
}
