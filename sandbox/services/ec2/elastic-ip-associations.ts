import type {
  AssociateAddressCommandInput,
  AssociateAddressCommandOutput,
  DisassociateAddressCommandInput,
} from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { giveBackPublicAddress, publicDnsName } from "./addresses";
import { readElasticIp } from "./elastic-ips";
import { missing, readRow } from "./find";
import { newId } from "./ids";
import { findAttachedGateway } from "./internet-gateways";
import { forgetAssociation, setAssociation } from "./network-interfaces";
import { type AddressRow, type NetworkInterfaceRow, rowsOf } from "./tables";

export function associateAddress(
  call: Call,
  input: AssociateAddressCommandInput,
): Omit<AssociateAddressCommandOutput, "$metadata"> {
  const address = readElasticIp(call, input);
  const target = readTarget(call, input);
  if (!findAttachedGateway(call, target.VpcId)) {
    throw new AwsError("Gateway.NotAttached", `Network ${target.VpcId} is not attached to any internet gateway`);
  }
  if (address.AssociationId) {
    if (address.NetworkInterfaceId !== target.NetworkInterfaceId && !input.AllowReassociation) {
      throw new AwsError(
        "Resource.AlreadyAssociated",
        `resource ${address.AllocationId} is already associated with associate-id ${address.AssociationId}`,
      );
    }
    separate(call, address);
  }
  join(call, address, target);
  call.world.record("effect", call, "ec2.address-associated", { allocationId: address.AllocationId });
  return { AssociationId: address.AssociationId };
}

function readTarget(place: Place, input: AssociateAddressCommandInput): NetworkInterfaceRow {
  const { NetworkInterfaceId, InstanceId } = input;
  if (NetworkInterfaceId !== undefined) return readRow(place, "eni", NetworkInterfaceId);
  if (InstanceId === undefined) throw missing("networkInterfaceId or instanceId");
  readRow(place, "i", InstanceId);
  const found = [...rowsOf(place, "eni").values()].find(({ Attachment }) => Attachment?.InstanceId === InstanceId);
  if (found) return found;
  throw new AwsError("InvalidInstanceID", `The instance '${InstanceId}' is not in a valid state for this operation.`);
}

/** An address of AWS's own that the interface had gives way. */
export function join(place: Place, address: AddressRow, target: NetworkInterfaceRow): void {
  const { PublicIp = "", IpOwnerId } = target.Association ?? {};
  if (IpOwnerId === "amazon") giveBackPublicAddress(place, PublicIp);
  Object.assign(address, {
    AssociationId: newId("eipassoc"),
    NetworkInterfaceId: target.NetworkInterfaceId,
    NetworkInterfaceOwnerId: place.account,
    PrivateIpAddress: target.PrivateIpAddress,
    InstanceId: target.Attachment?.InstanceId,
  });
  setAssociation(target, {
    AllocationId: address.AllocationId,
    AssociationId: address.AssociationId,
    IpOwnerId: place.account,
    PublicIp: address.PublicIp,
    PublicDnsName: publicDnsName(place.region, address.PublicIp),
  });
}

export function separate(place: Place, address: AddressRow): void {
  const target = rowsOf(place, "eni").get(address.NetworkInterfaceId ?? "");
  if (target) setAssociation(target, undefined);
  forgetAssociation(address);
}

export function disassociateAddress(call: Call, input: DisassociateAddressCommandInput): object {
  const address = findAssociated(call, input);
  if (rowsOf(call, "eni").get(address.NetworkInterfaceId ?? "")?.RequesterManaged) {
    throw new AwsError("AuthFailure", "You do not have permission to access the specified resource.");
  }
  separate(call, address);
  call.world.record("effect", call, "ec2.address-disassociated", { allocationId: address.AllocationId });
  return {};
}

function findAssociated(place: Place, { AssociationId, PublicIp }: DisassociateAddressCommandInput): AddressRow {
  if (AssociationId === undefined) return readElasticIp(place, { PublicIp });
  const row = [...rowsOf(place, "eipalloc").values()].find((one) => one.AssociationId === AssociationId);
  if (row) return row;
  throw new AwsError("InvalidAssociationID.NotFound", `The association ID '${AssociationId}' does not exist`);
}
