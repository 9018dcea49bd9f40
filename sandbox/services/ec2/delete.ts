import type {
  DeleteInternetGatewayCommandInput,
  DeleteSubnetCommandInput,
  DeleteVpcCommandInput,
  DetachInternetGatewayCommandInput,
} from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import { readRow } from "./find";
import { rowsOf } from "./tables";

export function deleteSubnet(call: Call, { SubnetId = "" }: DeleteSubnetCommandInput): object {
  readRow(call, "subnet", SubnetId);
  if ([...rowsOf(call, "eni").values()].some((row) => row.SubnetId === SubnetId))
    throw hasDependencies("subnet", SubnetId);
  rowsOf(call, "subnet").delete(SubnetId);
  call.world.record("effect", call, "ec2.subnet-deleted", { subnetId: SubnetId });
  return {};
}

export function detachInternetGateway(call: Call, input: DetachInternetGatewayCommandInput): object {
  const { InternetGatewayId = "", VpcId = "" } = input;
  const gateway = readRow(call, "igw", InternetGatewayId);
  readRow(call, "vpc", VpcId);
  if (!gateway.Attachments?.some((attachment) => attachment.VpcId === VpcId)) {
    throw new AwsError("Gateway.NotAttached", `resource ${InternetGatewayId} is not attached to network ${VpcId}`);
  }
  const hasPublicAddress = [...rowsOf(call, "eni").values()].some(
    (row) => row.VpcId === VpcId && row.Association?.PublicIp,
  );
  if (hasPublicAddress) {
    throw new AwsError(
      "DependencyViolation",
      `Network ${VpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
    );
  }
  gateway.Attachments = [];
  return {};
}

export function deleteInternetGateway(
  call: Call,
  { InternetGatewayId = "" }: DeleteInternetGatewayCommandInput,
): object {
  const gateway = readRow(call, "igw", InternetGatewayId);
  if (gateway.Attachments?.length) throw hasDependencies("internetGateway", InternetGatewayId);
  rowsOf(call, "igw").delete(InternetGatewayId);
  call.world.record("effect", call, "ec2.internet-gateway-deleted", { internetGatewayId: InternetGatewayId });
  return {};
}

/** What AWS made along with the VPC goes with it; all else must be gone before. */
export function deleteVpc(call: Call, { VpcId = "" }: DeleteVpcCommandInput): object {
  readRow(call, "vpc", VpcId);
  const inVpc = <Row extends { VpcId: string }>(rows: Map<string, Row>) =>
    [...rows.values()].filter((row) => row.VpcId === VpcId);
  const groups = inVpc(rowsOf(call, "sg"));
  const tables = inVpc(rowsOf(call, "rtb"));
  const isInTheWay =
    inVpc(rowsOf(call, "subnet")).length > 0 ||
    inVpc(rowsOf(call, "eni")).length > 0 ||
    groups.some(({ GroupName }) => GroupName !== "default") ||
    tables.some(({ Associations = [] }) => !Associations.some(({ Main }) => Main)) ||
    [...rowsOf(call, "igw").values()].some(({ Attachments = [] }) => Attachments.some((one) => one.VpcId === VpcId));
  if (isInTheWay) throw hasDependencies("vpc", VpcId);

  for (const { GroupId } of groups) rowsOf(call, "sg").delete(GroupId);
  for (const { RouteTableId } of tables) rowsOf(call, "rtb").delete(RouteTableId);
  for (const { NetworkAclId } of inVpc(rowsOf(call, "acl"))) rowsOf(call, "acl").delete(NetworkAclId);
  rowsOf(call, "vpc").delete(VpcId);
  call.world.record("effect", call, "ec2.vpc-deleted", { vpcId: VpcId });
  return {};
}

function hasDependencies(noun: string, id: string): AwsError {
  return new AwsError("DependencyViolation", `The ${noun} '${id}' has dependencies and cannot be deleted.`);
}
