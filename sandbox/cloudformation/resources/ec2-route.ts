import type { CreateRouteCommandInput } from "@aws-sdk/client-ec2";
import { createRoute, deleteRoute, replaceRoute } from "../../services/ec2/routes";
import { replacing, required, text } from "../property-schema";
import type { ResourceType, WantedResource } from "../resource-type";

const inputOf = ({ properties }: WantedResource) => properties as unknown as CreateRouteCommandInput;

function destinationOf(physicalId: string) {
  const [RouteTableId = "", destination = ""] = physicalId.split("|");
  if (destination.startsWith("pl-")) return { RouteTableId, DestinationPrefixListId: destination };
  if (destination.includes(":")) return { RouteTableId, DestinationIpv6CidrBlock: destination };
  return { RouteTableId, DestinationCidrBlock: destination };
}

export const ec2Route: ResourceType = {
  typeName: "AWS::EC2::Route",
  properties: {
    CarrierGatewayId: text,
    CoreNetworkArn: text,
    DestinationCidrBlock: replacing(text),
    DestinationIpv6CidrBlock: replacing(text),
    DestinationPrefixListId: replacing(text),
    EgressOnlyInternetGatewayId: text,
    GatewayId: text,
    InstanceId: text,
    LocalGatewayId: text,
    NatGatewayId: text,
    NetworkInterfaceId: text,
    RouteTableId: required(replacing(text)),
    TransitGatewayId: text,
    VpcEndpointId: text,
    VpcPeeringConnectionId: text,
  },
  attributes: ["CidrBlock"],
  createMs: 10_000,
  updateMs: 10_000,
  deleteMs: 3_000,
  create(call, wanted) {
    const input = inputOf(wanted);
    createRoute(call, input);
    const { DestinationCidrBlock, DestinationIpv6CidrBlock, DestinationPrefixListId } = input;
    return `${input.RouteTableId}|${DestinationCidrBlock ?? DestinationIpv6CidrBlock ?? DestinationPrefixListId}`;
  },
  update: (call, wanted) => {
    replaceRoute(call, inputOf(wanted));
  },
  delete: (call, { physicalId }) => {
    deleteRoute(call, destinationOf(physicalId));
  },
  read: (_call, physicalId) => ({ CidrBlock: destinationOf(physicalId).DestinationCidrBlock ?? "" }),
};
