import type { TeardownCheck } from "./teardown-kinds";
import type { Evidence } from "./teardown-plan";

interface SeenInterface {
  id: string;
  /** As EC2 says it: interface, lambda, nat_gateway, … */
  type: string;
  description: string;
  requester?: string;
}

/** What was found in a VPC once all that goes before it is taken off. */
export interface SeenInVpc {
  interfaces: readonly SeenInterface[];
  instances: readonly string[];
  endpoints: readonly string[];
  peerings: readonly string[];
  natGateways: readonly string[];
  loadBalancers: readonly string[];
  securityGroups: readonly string[];
  ownSubnets: readonly string[];
}

const isFunction = ({ type, description }: SeenInterface) =>
  type === "lambda" || /^AWS Lambda VPC ENI/.test(description);
const isDatabase = ({ description, requester = "" }: SeenInterface) =>
  /RDSNetworkInterface|ElastiCache|Redshift|DocumentDB|OpenSearch/i.test(`${description} ${requester}`) ||
  /rds|elasticache|redshift|docdb/.test(requester);

/**
 * Each question, what was found, and the call that told it. Databases and functions are seen by the interfaces that they hold in
 * the VPC, which they all do.
 */
export function vpcEvidence(seen: SeenInVpc): Evidence[] {
  const fromInterfaces = "ec2:DescribeNetworkInterfaces";
  const named = (all: readonly SeenInterface[]) =>
    all.map(({ id, description }) => (description ? `${id} (${description})` : id));
  const rows: [TeardownCheck, string, readonly string[]][] = [
    ["network-interfaces", fromInterfaces, named(seen.interfaces)],
    ["instances", "ec2:DescribeInstances", seen.instances],
    ["endpoints", "ec2:DescribeVpcEndpoints", seen.endpoints],
    ["peerings", "ec2:DescribeVpcPeeringConnections", seen.peerings],
    ["nat-gateways", "ec2:DescribeNatGateways", seen.natGateways],
    ["load-balancers", "elasticloadbalancing:DescribeLoadBalancers", seen.loadBalancers],
    ["databases", fromInterfaces, named(seen.interfaces.filter(isDatabase))],
    ["functions", fromInterfaces, named(seen.interfaces.filter(isFunction))],
    ["security-groups", "ec2:DescribeSecurityGroups", seen.securityGroups],
    ["subnets", "ec2:DescribeSubnets", seen.ownSubnets],
  ];
  return rows.map(([check, from, names]) => ({
    check,
    from,
    state: names.length > 0 ? "found" : "clear",
    names: [...names],
  }));
}
