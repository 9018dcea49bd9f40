import type {
  Address,
  AllocateAddressCommandInput,
  AllocateAddressCommandOutput,
  DescribeAddressesCommandInput,
  DescribeAddressesCommandOutput,
  ReleaseAddressCommandInput,
} from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { giveBackPublicAddress, newPublicAddress } from "./addresses";
import { filterRows } from "./filters";
import { invalidValue, missing, pickRows, readRow } from "./find";
import { newId } from "./ids";
import { checkQuota } from "./quotas";
import { type AddressRow, newOwned, rowsOf } from "./tables";
import { tagsOf } from "./tag-specifications";
import { tagged } from "./views";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

export function allocateAddress(call: Call, input: AllocateAddressCommandInput): Output<AllocateAddressCommandOutput> {
  const tags = tagsOf(input.TagSpecifications, "elastic-ip");
  const { Domain = "vpc" } = input;
  if (Domain !== "vpc") throw invalidValue(Domain, "domain");
  checkQuota(call, "elasticIps", rowsOf(call, "eipalloc").size + 1);
  const row: AddressRow = {
    ...newOwned(call, call.principal.arn, tags),
    AllocationId: newId("eipalloc"),
    PublicIp: newPublicAddress(call),
    PublicIpv4Pool: "amazon",
    NetworkBorderGroup: call.region,
    Domain: "vpc",
  };
  rowsOf(call, "eipalloc").set(row.AllocationId, row);
  call.world.record("effect", call, "ec2.address-allocated", { allocationId: row.AllocationId });
  const { AllocationId, PublicIp, PublicIpv4Pool, NetworkBorderGroup } = row;
  return { AllocationId, PublicIp, PublicIpv4Pool, NetworkBorderGroup, Domain };
}

export function describeAddresses(
  call: Call,
  input: DescribeAddressesCommandInput,
): Output<DescribeAddressesCommandOutput> {
  const { AllocationIds, PublicIps = [] } = input;
  const rows =
    PublicIps.length > 0
      ? PublicIps.map((PublicIp) => readElasticIp(call, { PublicIp }))
      : pickRows(call, "eipalloc", AllocationIds);
  const found = filterRows(rows, input.Filters, {
    "allocation-id": (row) => [row.AllocationId],
    "association-id": (row) => [row.AssociationId],
    domain: (row) => [row.Domain],
    "instance-id": (row) => [row.InstanceId],
    "network-border-group": (row) => [row.NetworkBorderGroup],
    "network-interface-id": (row) => [row.NetworkInterfaceId],
    "network-interface-owner-id": (row) => [row.NetworkInterfaceOwnerId],
    "private-ip-address": (row) => [row.PrivateIpAddress],
    "public-ip": (row) => [row.PublicIp],
  });
  return { Addresses: found.map(toAddress) };
}

function toAddress(row: AddressRow): Address {
  return tagged(row);
}

export function releaseAddress(call: Call, input: ReleaseAddressCommandInput): object {
  const { AllocationId, PublicIp, AssociationId } = readElasticIp(call, input);
  if (AssociationId) throw new AwsError("InvalidIPAddress.InUse", `Address ${PublicIp} is in use.`);
  rowsOf(call, "eipalloc").delete(AllocationId);
  giveBackPublicAddress(call, PublicIp);
  call.world.record("effect", call, "ec2.address-released", { allocationId: AllocationId });
  return {};
}

interface ElasticIpReference {
  AllocationId?: string | undefined;
  PublicIp?: string | undefined;
}

export function readElasticIp(place: Place, { AllocationId, PublicIp }: ElasticIpReference): AddressRow {
  if (AllocationId !== undefined) return readRow(place, "eipalloc", AllocationId);
  if (PublicIp === undefined) throw missing("allocationId or publicIp");
  const row = [...rowsOf(place, "eipalloc").values()].find((one) => one.PublicIp === PublicIp);
  if (row) return row;
  throw new AwsError("InvalidAddress.NotFound", `Address '${PublicIp}' not found.`);
}
