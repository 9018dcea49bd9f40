import { expect, test } from "vitest";
import { type SeenInVpc, vpcEvidence } from "./vpc-evidence";

const nothing: SeenInVpc = {
  interfaces: [],
  instances: [],
  endpoints: [],
  peerings: [],
  natGateways: [],
  loadBalancers: [],
  securityGroups: [],
  ownSubnets: [],
};
const face = (description: string, type = "interface", requester?: string) => ({
  id: "eni-1",
  type,
  description,
  requester,
});

test.each<[string, Partial<SeenInVpc>, string[]]>([
  ["nothing in it", {}, []],
  ["an instance", { instances: ["i-1"] }, ["instances"]],
  ["an endpoint", { endpoints: ["vpce-1"] }, ["endpoints"]],
  ["a peering", { peerings: ["pcx-1"] }, ["peerings"]],
  ["a NAT gateway", { natGateways: ["nat-1"] }, ["nat-gateways"]],
  ["a security group of somebody's", { securityGroups: ["sg-1"] }, ["security-groups"]],
  ["a subnet of somebody's", { ownSubnets: ["subnet-1"] }, ["subnets"]],
  ["a load balancer", { loadBalancers: ["web"] }, ["load-balancers"]],
  ["an interface of whomever", { interfaces: [face("")] }, ["network-interfaces"]],
  ["a database", { interfaces: [face("RDSNetworkInterface")] }, ["network-interfaces", "databases"]],
  ["a cache", { interfaces: [face("ElastiCache shop-001")] }, ["network-interfaces", "databases"]],
  [
    "a database by its maker",
    { interfaces: [face("", "interface", "amazon-rds")] },
    ["network-interfaces", "databases"],
  ],
  ["a function", { interfaces: [face("AWS Lambda VPC ENI-shop", "lambda")] }, ["network-interfaces", "functions"]],
])("a VPC with %s", (_, seen, found) => {
  const evidence = vpcEvidence({ ...nothing, ...seen });

  expect(evidence.filter(({ state }) => state === "found").map(({ check }) => check)).toEqual(found);
  expect(evidence).toHaveLength(10);
});
