import type { ModifyVpcEndpointCommandInput, ModifyVpcEndpointCommandOutput } from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import { readRow } from "./find";
import { anyAccess, putRoutes, removeRoutes } from "./gateway-endpoints";
import { setInterfaces } from "./interface-endpoints";
import { checkGroups } from "./network-interface-operations";
import { rowsOf, type VpcEndpointRow } from "./tables";

/** Everything is looked at before anything is changed. */
export function modifyVpcEndpoint(
  call: Call,
  input: ModifyVpcEndpointCommandInput,
): Omit<ModifyVpcEndpointCommandOutput, "$metadata"> {
  const endpoint = readRow(call, "vpce", input.VpcEndpointId ?? "");
  const isGateway = endpoint.VpcEndpointType === "Gateway";
  refuseForeign(isGateway, input);
  if (isGateway) changeTables(call, endpoint, input);
  else changeInterfaces(call, endpoint, input);
  if (input.ResetPolicy) endpoint.PolicyDocument = anyAccess;
  if (input.PolicyDocument !== undefined) endpoint.PolicyDocument = input.PolicyDocument;
  if (input.PrivateDnsEnabled !== undefined) endpoint.PrivateDnsEnabled = input.PrivateDnsEnabled;
  call.world.record("effect", call, "ec2.vpc-endpoint-changed", { vpcEndpointId: endpoint.VpcEndpointId });
  return { Return: true };
}

function refuseForeign(isGateway: boolean, input: ModifyVpcEndpointCommandInput): void {
  const { AddRouteTableIds, RemoveRouteTableIds, AddSubnetIds, RemoveSubnetIds } = input;
  const { AddSecurityGroupIds, RemoveSecurityGroupIds } = input;
  const foreign = isGateway
    ? [AddSubnetIds, RemoveSubnetIds, AddSecurityGroupIds, RemoveSecurityGroupIds]
    : [AddRouteTableIds, RemoveRouteTableIds];
  if (foreign.every((ids) => !ids?.length)) return;
  throw new AwsError(
    "InvalidParameter",
    isGateway
      ? "Subnets and security groups are not supported for gateway endpoints."
      : "Route tables are not supported for interface endpoints.",
  );
}

function changeTables(call: Call, endpoint: VpcEndpointRow, input: ModifyVpcEndpointCommandInput): void {
  const { AddRouteTableIds: added = [], RemoveRouteTableIds: gone = [] } = input;
  for (const id of added) readRow(call, "rtb", id);
  removeRoutes(call, endpoint);
  endpoint.RouteTableIds = changed(endpoint.RouteTableIds, added, gone);
  putRoutes(call, endpoint);
}

function changeInterfaces(call: Call, endpoint: VpcEndpointRow, input: ModifyVpcEndpointCommandInput): void {
  const subnetIds = changed(endpoint.SubnetIds, input.AddSubnetIds, input.RemoveSubnetIds);
  const [first] = subnetIds.map((id) => readRow(call, "subnet", id));
  const before = endpoint.Groups?.flatMap(({ GroupId = [] }) => GroupId) ?? [];
  const wanted = changed(before, input.AddSecurityGroupIds, input.RemoveSecurityGroupIds);
  const groupIds = first ? checkGroups(call, first, wanted) : wanted;
  endpoint.SubnetIds = subnetIds;
  endpoint.Groups = groupIds.map((GroupId) => ({ GroupId, GroupName: rowsOf(call, "sg").get(GroupId)?.GroupName }));
  setInterfaces(call, endpoint, groupIds);
}

function changed(before: string[], added: readonly string[] = [], gone: readonly string[] = []): string[] {
  return [...new Set([...before.filter((id) => !gone.includes(id)), ...added])];
}
