/** Which quota of Service Quotas it is that a service goes by under a name of its own. */
export const vcpuCode = "fargate/L-3032A538";
export const stackCode = "cloudformation/L-0485CB21";

/** By the names of `ec2/quotas.ts`. */
export const ec2Codes: Readonly<Record<string, string>> = {
  elasticIps: "ec2/L-0263D0A3",
  gatewayEndpoints: "vpc/L-1B52E74A",
  interfaceEndpointsPerVpc: "vpc/L-29B6F2EB",
  internetGateways: "vpc/L-A4707A72",
  natGatewaysPerZone: "vpc/L-FE5A380F",
  networkAclsPerVpc: "vpc/L-B4A6D682",
  networkInterfaces: "vpc/L-DF5E4CA3",
  routeTablesPerVpc: "vpc/L-589F43AA",
  routesPerRouteTable: "vpc/L-93826ACB",
  rulesPerSecurityGroup: "vpc/L-0EA8095F",
  securityGroups: "vpc/L-E79EC296",
  securityGroupsPerInterface: "vpc/L-2AFB9258",
  subnetsPerVpc: "vpc/L-407747CB",
  vpcs: "vpc/L-F678F1CE",
};

/** By the names of DescribeAccountLimits. */
export const balancerCodes: Readonly<Record<string, string>> = {
  "application-load-balancers": "elasticloadbalancing/L-53DA6B97",
  "certificates-per-application-load-balancer": "elasticloadbalancing/L-9365A611",
  "listeners-per-application-load-balancer": "elasticloadbalancing/L-B6DF7632",
  "network-load-balancers": "elasticloadbalancing/L-69A177A2",
  "rules-per-application-load-balancer": "elasticloadbalancing/L-7EED9B64",
  "target-groups": "elasticloadbalancing/L-B22855CB",
  "target-groups-per-action-on-application-load-balancer": "elasticloadbalancing/L-057ECE54",
  "target-groups-per-application-load-balancer": "elasticloadbalancing/L-822D1B1B",
  "targets-per-application-load-balancer": "elasticloadbalancing/L-7E6692B2",
  "targets-per-target-group": "elasticloadbalancing/L-A0D0B863",
};

/** By environment and compute type. */
export const buildCodes: Readonly<Record<string, string>> = {
  "ARM_CONTAINER/BUILD_GENERAL1_SMALL": "codebuild/L-5ED1D25B",
  "LINUX_CONTAINER/BUILD_GENERAL1_SMALL": "codebuild/L-9D07B6EF",
  "LINUX_CONTAINER/BUILD_GENERAL1_MEDIUM": "codebuild/L-2DC20C30",
  "LINUX_CONTAINER/BUILD_GENERAL1_LARGE": "codebuild/L-4DDC4A99",
  "LINUX_CONTAINER/BUILD_GENERAL1_XLARGE": "codebuild/L-04E5CA62",
  "LINUX_CONTAINER/BUILD_GENERAL1_2XLARGE": "codebuild/L-0397D009",
};
