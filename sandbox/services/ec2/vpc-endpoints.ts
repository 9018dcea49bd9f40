import type {
  CreateVpcEndpointCommandInput,
  CreateVpcEndpointCommandOutput,
  DeleteVpcEndpointsCommandInput,
  DeleteVpcEndpointsCommandOutput,
  DescribeVpcEndpointsCommandInput,
  DescribeVpcEndpointsCommandOutput,
  VpcEndpoint,
} from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import { filterRows } from "./filters";
import { pickRows, readRow, rowsInVpc } from "./find";
import { anyAccess, putRoutes, removeGatewayEndpoint } from "./gateway-endpoints";
import { newId } from "./ids";
import { beginDeletion, nameEndpoint, scheduleEndpoint, setInterfaces } from "./interface-endpoints";
import { checkGroups } from "./network-interface-operations";
import { pageOfEc2 } from "./page";
import { checkQuota } from "./quotas";
import { newOwned, rowsOf, type SubnetRow, type VpcEndpointRow } from "./tables";
import { tagsOf } from "./tag-specifications";
import { tagged } from "./views";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

export function createVpcEndpoint(
  call: Call,
  input: CreateVpcEndpointCommandInput,
): Output<CreateVpcEndpointCommandOutput> {
  const { ClientToken, PolicyDocument = anyAccess, PrivateDnsEnabled } = input;
  const type = input.VpcEndpointType ?? "Gateway";
  const tags = tagsOf(input.TagSpecifications, "vpc-endpoint");
  const { VpcId } = readRow(call, "vpc", input.VpcId ?? "");
  const ServiceName = checkService(call, input);
  const subnets = (input.SubnetIds ?? []).map((id) => readRow(call, "subnet", id));
  const tables = (input.RouteTableIds ?? []).map((id) => readRow(call, "rtb", id));
  for (const { VpcId: other } of [...subnets, ...tables]) refuseOtherNetwork(VpcId, other);
  checkNumber(call, VpcId, type);

  const groups = groupsOf(call, input, subnets);
  const row: VpcEndpointRow = {
    ...newOwned(call, call.principal.arn, tags),
    VpcEndpointId: newId("vpce"),
    VpcEndpointType: type,
    VpcId,
    ServiceName,
    // The SDK's own values begin with a capital letter, EC2 answers without.
    State: (type === "Gateway" ? "available" : "pending") as never,
    PolicyDocument,
    RouteTableIds: tables.map(({ RouteTableId }) => RouteTableId),
    SubnetIds: subnets.map(({ SubnetId }) => SubnetId),
    Groups: groups.map((GroupId) => ({ GroupId, GroupName: rowsOf(call, "sg").get(GroupId)?.GroupName })),
    PrivateDnsEnabled: type === "Interface" && (PrivateDnsEnabled ?? true),
    RequesterManaged: false,
    NetworkInterfaceIds: [],
    DnsEntries: [],
    CreationTimestamp: call.world.clock.date(),
    OwnerId: call.account,
    ...(type === "Interface" && { IpAddressType: "ipv4" as const, DnsOptions: { DnsRecordIpType: "ipv4" as const } }),
  };
  rowsOf(call, "vpce").set(row.VpcEndpointId, row);
  if (type === "Gateway") {
    putRoutes(call, row);
  } else {
    setInterfaces(call, row, groups);
    nameEndpoint(call, row);
    scheduleEndpoint(call, row.VpcEndpointId, "available");
  }
  call.world.record("effect", call, "ec2.vpc-endpoint-created", { vpcEndpointId: row.VpcEndpointId });
  return { VpcEndpoint: toVpcEndpoint(row), ClientToken };
}

/** Every service of the Region has interface endpoints here; S3 and DynamoDB alone have gateway endpoints. */
function checkService(
  { region }: Call,
  { ServiceName = "", VpcEndpointType = "Gateway" }: CreateVpcEndpointCommandInput,
) {
  const [, service] = new RegExp(`^com\\.amazonaws\\.${region}\\.([a-z0-9.-]+)$`).exec(ServiceName) ?? [];
  if (!service) {
    throw new AwsError("InvalidServiceName", `The Vpc Endpoint Service '${ServiceName}' does not exist`);
  }
  const hasGateway = service === "s3" || service === "dynamodb";
  if (VpcEndpointType !== "Interface" && !(VpcEndpointType === "Gateway" && hasGateway)) {
    throw new AwsError(
      "InvalidParameter",
      `Endpoint type (${VpcEndpointType}) does not match available service types ([Interface]).`,
    );
  }
  return ServiceName;
}

function refuseOtherNetwork(vpcId: string, other: string): void {
  if (vpcId === other) return;
  throw new AwsError("InvalidParameter", `The endpoint and its subnets and route tables must be in the VPC ${vpcId}.`);
}

function checkNumber(call: Call, vpcId: string, type: string): void {
  const isSame = ({ VpcEndpointType }: VpcEndpointRow) => VpcEndpointType === type;
  if (type === "Gateway")
    checkQuota(call, "gatewayEndpoints", [...rowsOf(call, "vpce").values()].filter(isSame).length + 1);
  else checkQuota(call, "interfaceEndpointsPerVpc", rowsInVpc(call, "vpce", vpcId).filter(isSame).length + 1);
}

function groupsOf(call: Call, { SecurityGroupIds }: CreateVpcEndpointCommandInput, [first]: SubnetRow[]): string[] {
  return first ? checkGroups(call, first, SecurityGroupIds) : [];
}

function toVpcEndpoint(row: VpcEndpointRow): VpcEndpoint {
  return tagged(row);
}

export function describeVpcEndpoints(
  call: Call,
  input: DescribeVpcEndpointsCommandInput,
): Output<DescribeVpcEndpointsCommandOutput> {
  const ids = input.VpcEndpointIds;
  const found = filterRows(pickRows(call, "vpce", ids), input.Filters, {
    "ip-address-type": (row) => [row.IpAddressType],
    "service-name": (row) => [row.ServiceName],
    "vpc-id": (row) => [row.VpcId],
    "vpc-endpoint-id": (row) => [row.VpcEndpointId],
    "vpc-endpoint-state": (row) => [row.State],
    "vpc-endpoint-type": (row) => [row.VpcEndpointType],
  });
  const { items, NextToken } = pageOfEc2(found, input, { ids, idsName: "vpcEndpointIds" });
  return { VpcEndpoints: items.map(toVpcEndpoint), NextToken };
}

/** Each is deleted by itself; those that cannot be are told. */
export function deleteVpcEndpoints(
  call: Call,
  { VpcEndpointIds: ids = [] }: DeleteVpcEndpointsCommandInput,
): Output<DeleteVpcEndpointsCommandOutput> {
  const Unsuccessful = ids.flatMap((id) => {
    try {
      const row = readRow(call, "vpce", id);
      if (row.VpcEndpointType === "Gateway") removeGatewayEndpoint(call, row);
      else beginDeletion(call, row);
      return [];
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      return [{ ResourceId: id, Error: { Code: error.code, Message: error.message } }];
    }
  });
  return { Unsuccessful };
}
