import type { Operation } from "../../operation";
import { describeAccountAttributes, describeAvailabilityZones, describeRegions } from "./account";
import { describeVpcBlockPublicAccessOptions, modifyVpcBlockPublicAccessOptions } from "./block-public-access";
import { createDefaultSubnet, createDefaultVpc } from "./create-default";
import { describeSecurityGroups } from "./describe-security-groups";
import { associateAddress, disassociateAddress } from "./elastic-ip-associations";
import { allocateAddress, describeAddresses, releaseAddress } from "./elastic-ips";
import { describeInstances, terminateInstances } from "./instances";
import {
  attachInternetGateway,
  createInternetGateway,
  deleteInternetGateway,
  describeInternetGateways,
  detachInternetGateway,
} from "./internet-gateways";
import { modifyVpcEndpoint } from "./modify-vpc-endpoint";
import { createNatGateway, deleteNatGateway, describeNatGateways } from "./nat-gateways";
import { createNetworkAcl, deleteNetworkAcl, describeNetworkAcls, replaceNetworkAclAssociation } from "./network-acls";
import {
  createNetworkInterface,
  deleteNetworkInterface,
  describeNetworkInterfaces,
} from "./network-interface-operations";
import {
  acceptVpcPeeringConnection,
  createVpcPeeringConnection,
  deleteVpcPeeringConnection,
  describeVpcPeeringConnections,
} from "./peerings";
import { associateRouteTable, disassociateRouteTable, replaceRouteTableAssociation } from "./route-table-associations";
import { createRouteTable, deleteRouteTable, describeRouteTables } from "./route-tables";
import { createRoute, deleteRoute, replaceRoute } from "./routes";
import { runInstances } from "./run-instances";
import { createSecurityGroup, deleteSecurityGroup } from "./security-group-operations";
import {
  authorizeSecurityGroupEgress,
  authorizeSecurityGroupIngress,
  describeSecurityGroupRules,
  revokeSecurityGroupEgress,
  revokeSecurityGroupIngress,
} from "./security-group-rules";
import { modifySubnetAttribute } from "./subnet-attributes";
import { createSubnet, deleteSubnet, describeSubnets } from "./subnets";
import { createTags, deleteTags, describeTags } from "./tags";
import { describeVpcAttribute, modifyVpcAttribute } from "./vpc-attributes";
import { createVpcEndpoint, deleteVpcEndpoints, describeVpcEndpoints } from "./vpc-endpoints";
import { createVpc, deleteVpc, describeVpcs } from "./vpcs";
import {
  attachVpnGateway,
  createVpnGateway,
  deleteVpnGateway,
  describeVpnGateways,
  detachVpnGateway,
} from "./vpn-gateways";

export const operations: Record<string, Operation> = {
  AcceptVpcPeeringConnection: acceptVpcPeeringConnection,
  AllocateAddress: allocateAddress,
  AssociateAddress: associateAddress,
  AssociateRouteTable: associateRouteTable,
  AttachInternetGateway: attachInternetGateway,
  AttachVpnGateway: attachVpnGateway,
  AuthorizeSecurityGroupEgress: authorizeSecurityGroupEgress,
  AuthorizeSecurityGroupIngress: authorizeSecurityGroupIngress,
  CreateDefaultSubnet: createDefaultSubnet,
  CreateDefaultVpc: createDefaultVpc,
  CreateInternetGateway: createInternetGateway,
  CreateNatGateway: createNatGateway,
  CreateNetworkAcl: createNetworkAcl,
  CreateNetworkInterface: createNetworkInterface,
  CreateRoute: createRoute,
  CreateRouteTable: createRouteTable,
  CreateSecurityGroup: createSecurityGroup,
  CreateSubnet: createSubnet,
  CreateTags: createTags,
  CreateVpc: createVpc,
  CreateVpcEndpoint: createVpcEndpoint,
  CreateVpcPeeringConnection: createVpcPeeringConnection,
  CreateVpnGateway: createVpnGateway,
  DeleteInternetGateway: deleteInternetGateway,
  DeleteNatGateway: deleteNatGateway,
  DeleteNetworkAcl: deleteNetworkAcl,
  DeleteNetworkInterface: deleteNetworkInterface,
  DeleteRoute: deleteRoute,
  DeleteRouteTable: deleteRouteTable,
  DeleteSecurityGroup: deleteSecurityGroup,
  DeleteSubnet: deleteSubnet,
  DeleteTags: deleteTags,
  DeleteVpc: deleteVpc,
  DeleteVpcEndpoints: deleteVpcEndpoints,
  DeleteVpcPeeringConnection: deleteVpcPeeringConnection,
  DeleteVpnGateway: deleteVpnGateway,
  DescribeAccountAttributes: describeAccountAttributes,
  DescribeAddresses: describeAddresses,
  DescribeAvailabilityZones: describeAvailabilityZones,
  DescribeInstances: describeInstances,
  DescribeInternetGateways: describeInternetGateways,
  DescribeNatGateways: describeNatGateways,
  DescribeNetworkAcls: describeNetworkAcls,
  DescribeNetworkInterfaces: describeNetworkInterfaces,
  DescribeRegions: describeRegions,
  DescribeRouteTables: describeRouteTables,
  DescribeSecurityGroupRules: describeSecurityGroupRules,
  DescribeSecurityGroups: describeSecurityGroups,
  DescribeSubnets: describeSubnets,
  DescribeTags: describeTags,
  DescribeVpcAttribute: describeVpcAttribute,
  DescribeVpcBlockPublicAccessOptions: describeVpcBlockPublicAccessOptions,
  DescribeVpcEndpoints: describeVpcEndpoints,
  DescribeVpcPeeringConnections: describeVpcPeeringConnections,
  DescribeVpcs: describeVpcs,
  DescribeVpnGateways: describeVpnGateways,
  DetachInternetGateway: detachInternetGateway,
  DetachVpnGateway: detachVpnGateway,
  DisassociateAddress: disassociateAddress,
  DisassociateRouteTable: disassociateRouteTable,
  ModifySubnetAttribute: modifySubnetAttribute,
  ModifyVpcAttribute: modifyVpcAttribute,
  ModifyVpcBlockPublicAccessOptions: modifyVpcBlockPublicAccessOptions,
  ModifyVpcEndpoint: modifyVpcEndpoint,
  ReleaseAddress: releaseAddress,
  ReplaceNetworkAclAssociation: replaceNetworkAclAssociation,
  ReplaceRoute: replaceRoute,
  ReplaceRouteTableAssociation: replaceRouteTableAssociation,
  RevokeSecurityGroupEgress: revokeSecurityGroupEgress,
  RevokeSecurityGroupIngress: revokeSecurityGroupIngress,
  RunInstances: runInstances,
  TerminateInstances: terminateInstances,
};
