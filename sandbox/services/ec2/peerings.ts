import type {
  AcceptVpcPeeringConnectionCommandInput,
  AcceptVpcPeeringConnectionCommandOutput,
  CreateVpcPeeringConnectionCommandInput,
  CreateVpcPeeringConnectionCommandOutput,
  DeleteVpcPeeringConnectionCommandInput,
  DescribeVpcPeeringConnectionsCommandInput,
  DescribeVpcPeeringConnectionsCommandOutput,
  VpcPeeringConnectionStateReasonCode,
} from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { overlaps, readCidr } from "./cidr";
import { filterRows } from "./filters";
import { missing, pickRows, readRow } from "./find";
import { newId } from "./ids";
import { pageOfEc2 } from "./page";
import { checkQuota } from "./quotas";
import { newOwned, type PeeringRow, rowsOf, type VpcRow } from "./tables";
import { tagsOf } from "./tag-specifications";
import { tagged } from "./views";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

const weekMs = 7 * 24 * 60 * 60 * 1000;
const forgottenAfterMs = 2 * 60 * 60 * 1000;

const texts: Partial<Record<VpcPeeringConnectionStateReasonCode, (account: string) => string>> = {
  active: () => "Active",
  deleted: (account) => `Deleted by ${account}`,
  "initiating-request": (account) => `Initiating Request to ${account}`,
  "pending-acceptance": (account) => `Pending Acceptance by ${account}`,
};

function setStatus(row: PeeringRow, code: VpcPeeringConnectionStateReasonCode, account: string): void {
  row.Status = { Code: code, Message: texts[code]?.(account) ?? code };
}

export function isOpenPeering(row: PeeringRow, vpcId: string): boolean {
  const isOpen = /^(active|pending-acceptance|provisioning)$/.test(row.Status?.Code ?? "");
  return isOpen && (row.RequesterVpcInfo.VpcId === vpcId || row.AccepterVpcInfo.VpcId === vpcId);
}

export function createVpcPeeringConnection(
  call: Call,
  input: CreateVpcPeeringConnectionCommandInput,
): Output<CreateVpcPeeringConnectionCommandOutput> {
  const tags = tagsOf(input.TagSpecifications, "vpc-peering-connection");
  const { PeerVpcId, PeerOwnerId = call.account, PeerRegion = call.region } = input;
  const requester = readRow(call, "vpc", input.VpcId ?? "");
  if (PeerVpcId === undefined) throw missing("peerVpcId");
  const isOwn = PeerOwnerId === call.account && PeerRegion === call.region;
  const accepter = isOwn ? readRow(call, "vpc", PeerVpcId) : undefined;
  if (accepter && overlaps(readCidr(requester.CidrBlock, "cidrBlock"), readCidr(accepter.CidrBlock, "cidrBlock"))) {
    throw new AwsError("InvalidParameterValue", "The VPCs have overlapping CIDR blocks.");
  }
  const open = [...rowsOf(call, "pcx").values()].filter((row) => isOpenPeering(row, requester.VpcId));
  checkQuota(call, "peeringsPerVpc", open.length + 1);
  const row: PeeringRow = {
    ...newOwned(call, call.principal.arn, tags),
    VpcPeeringConnectionId: newId("pcx"),
    RequesterVpcInfo: infoOf(call, requester),
    AccepterVpcInfo: accepter ? infoOf(call, accepter) : { OwnerId: PeerOwnerId, VpcId: PeerVpcId, Region: PeerRegion },
    ExpirationTime: new Date(call.world.clock.now() + weekMs),
  };
  setStatus(row, "initiating-request", PeerOwnerId);
  const answer = { VpcPeeringConnection: tagged(structuredClone(row)) };
  setStatus(row, "pending-acceptance", PeerOwnerId);
  rowsOf(call, "pcx").set(row.VpcPeeringConnectionId, row);
  call.world.record("effect", call, "ec2.vpc-peering-created", { vpcPeeringConnectionId: row.VpcPeeringConnectionId });
  return answer;
}

function infoOf({ region }: Place, { CidrBlock, OwnerId, VpcId }: VpcRow) {
  return { CidrBlock, CidrBlockSet: [{ CidrBlock }], OwnerId, VpcId, Region: region };
}

export function acceptVpcPeeringConnection(
  call: Call,
  { VpcPeeringConnectionId = "" }: AcceptVpcPeeringConnectionCommandInput,
): Output<AcceptVpcPeeringConnectionCommandOutput> {
  const row = readRow(call, "pcx", VpcPeeringConnectionId);
  const { OwnerId, Region } = row.AccepterVpcInfo;
  if (OwnerId !== call.account || Region !== call.region) {
    throw new AwsError("OperationNotPermitted", `User ${call.account} cannot accept peering ${VpcPeeringConnectionId}`);
  }
  if (row.Status?.Code !== "pending-acceptance") throw wrongState(row);
  setStatus(row, "active", call.account);
  row.ExpirationTime = undefined;
  call.world.record("effect", call, "ec2.vpc-peering-accepted", { vpcPeeringConnectionId: VpcPeeringConnectionId });
  return { VpcPeeringConnection: tagged(row) };
}

/** It can be looked at for a while longer. */
export function deleteVpcPeeringConnection(
  call: Call,
  { VpcPeeringConnectionId = "" }: DeleteVpcPeeringConnectionCommandInput,
): object {
  const row = readRow(call, "pcx", VpcPeeringConnectionId);
  if (row.Status?.Code === "deleted") throw wrongState(row);
  setStatus(row, "deleted", call.account);
  call.world.schedule(call, "ec2.vpc-peering-forgotten", forgottenAfterMs, VpcPeeringConnectionId);
  call.world.record("effect", call, "ec2.vpc-peering-deleted", { vpcPeeringConnectionId: VpcPeeringConnectionId });
  return { Return: true };
}

function wrongState({ VpcPeeringConnectionId, Status }: PeeringRow): AwsError {
  return new AwsError(
    "InvalidStateTransition",
    `Invalid state transition for ${VpcPeeringConnectionId}, attempted to transition from ${Status?.Code}`,
  );
}

export function describeVpcPeeringConnections(
  call: Call,
  input: DescribeVpcPeeringConnectionsCommandInput,
): Output<DescribeVpcPeeringConnectionsCommandOutput> {
  const ids = input.VpcPeeringConnectionIds;
  const found = filterRows(pickRows(call, "pcx", ids), input.Filters, {
    "accepter-vpc-info.cidr-block": (row) => [row.AccepterVpcInfo.CidrBlock],
    "accepter-vpc-info.owner-id": (row) => [row.AccepterVpcInfo.OwnerId],
    "accepter-vpc-info.vpc-id": (row) => [row.AccepterVpcInfo.VpcId],
    "expiration-time": (row) => [row.ExpirationTime],
    "requester-vpc-info.cidr-block": (row) => [row.RequesterVpcInfo.CidrBlock],
    "requester-vpc-info.owner-id": (row) => [row.RequesterVpcInfo.OwnerId],
    "requester-vpc-info.vpc-id": (row) => [row.RequesterVpcInfo.VpcId],
    "status-code": (row) => [row.Status?.Code],
    "status-message": (row) => [row.Status?.Message],
    "vpc-peering-connection-id": (row) => [row.VpcPeeringConnectionId],
  });
  const { items, NextToken } = pageOfEc2(found, input, { ids, idsName: "vpcPeeringConnectionIds" });
  return { VpcPeeringConnections: items.map(tagged), NextToken };
}
