import { AwsError } from "../../operation";
import type { Place } from "../../place";
import { grantedQuota } from "../servicequotas/granted";
import { ec2Codes } from "../servicequotas/owned-codes";
import { ec2Settings } from "./settings";

/** What an account may have in a Region, as new accounts get it, with AWS's error for one more. */
const quotas = {
  vpcs: { value: 5, code: "VpcLimitExceeded", message: "The maximum number of VPCs has been reached." },
  subnetsPerVpc: {
    value: 200,
    code: "SubnetLimitExceeded",
    message: "The maximum number of subnets has been reached.",
  },
  internetGateways: {
    value: 5,
    code: "InternetGatewayLimitExceeded",
    message: "The maximum number of internet gateways has been reached.",
  },
  routeTablesPerVpc: {
    value: 200,
    code: "RouteTableLimitExceeded",
    message: "The maximum number of route tables has been reached.",
  },
  routesPerRouteTable: {
    value: 500,
    code: "RouteLimitExceeded",
    message: "The maximum number of routes has been reached.",
  },
  networkAclsPerVpc: {
    value: 200,
    code: "NetworkAclLimitExceeded",
    message: "The maximum number of network ACLs has been reached.",
  },
  securityGroups: {
    value: 2500,
    code: "SecurityGroupLimitExceeded",
    message: "The maximum number of security groups has been reached.",
  },
  rulesPerSecurityGroup: {
    value: 60,
    code: "RulesPerSecurityGroupLimitExceeded",
    message: "The maximum number of rules per security group has been reached.",
  },
  elasticIps: {
    value: 5,
    code: "AddressLimitExceeded",
    message: "The maximum number of addresses has been reached.",
  },
  natGatewaysPerZone: {
    value: 5,
    code: "NatGatewayLimitExceeded",
    message: "Performing this operation would exceed the limit of NAT gateways in this Availability Zone.",
  },
  gatewayEndpoints: {
    value: 20,
    code: "VpcEndpointLimitExceeded",
    message: "The maximum number of VPC endpoints has been reached.",
  },
  interfaceEndpointsPerVpc: {
    value: 50,
    code: "VpcEndpointLimitExceeded",
    message: "The maximum number of VPC endpoints has been reached.",
  },
  networkInterfaces: {
    value: 5000,
    code: "NetworkInterfaceLimitExceeded",
    message: "The maximum number of network interfaces has been reached.",
  },
  securityGroupsPerInterface: {
    value: 5,
    code: "SecurityGroupsPerInterfaceLimitExceeded",
    message: "The maximum number of security groups per interface has been reached.",
  },
  vpnGateways: {
    value: 5,
    code: "VpnGatewayLimitExceeded",
    message: "The maximum number of virtual private gateways has been reached.",
  },
  peeringsPerVpc: {
    value: 50,
    code: "VpcPeeringConnectionLimitExceeded",
    message: "The maximum number of VPC peering connections has been reached.",
  },
} as const;

export type Quota = keyof typeof quotas;

export function quotaOf(place: Place, name: Quota): number {
  return grantedQuota(place, ec2Codes[name]) ?? ec2Settings(place.world).quotas?.[name] ?? quotas[name].value;
}

/** Refuses where so many would be more than there may be. */
export function checkQuota(place: Place, name: Quota, wanted: number): void {
  if (wanted > quotaOf(place, name)) throw new AwsError(quotas[name].code, quotas[name].message);
}
