import type {
  CreateLoadBalancerCommandInput,
  CreateLoadBalancerCommandOutput,
  DeleteLoadBalancerCommandInput,
  SetSecurityGroupsCommandInput,
  SetSecurityGroupsCommandOutput,
  SetSubnetsCommandInput,
  SetSubnetsCommandOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError, type Call } from "../../operation";
import type { Place } from "../../place";
import { randomDigits } from "../../random";
import { rowsOf } from "../ec2/tables";
import { readLoadBalancer, toTagRecord } from "./find";
import { checkQuota } from "./limits";
import { interfacesOf, putInterfaces, removeInterfaces, removeInterfacesLater } from "./load-balancer-interfaces";
import { checkName } from "./load-balancer-name";
import { checkNetwork, type Network } from "./load-balancer-network";
import { putLoadBalancer, removeLoadBalancer } from "./resources";
import { type LoadBalancerRow, loadBalancers, newLoadBalancerArn } from "./tables";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

/** How long AWS takes until a load balancer can be used. */
const provisioningMs = 125_000;

export function createLoadBalancer(
  call: Call,
  input: CreateLoadBalancerCommandInput,
): Output<CreateLoadBalancerCommandOutput> {
  const { Name = "", Scheme = "internet-facing", Type = "application" } = input;
  checkName(Name);
  const tags = toTagRecord(input.Tags);
  if (Type === "gateway") throw new AwsError("ValidationError", "Gateway Load Balancers are not available");
  const network = checkNetwork(call, { ...input, Scheme, Type });
  const existing = [...loadBalancers(call).values()].find(({ LoadBalancerName }) => LoadBalancerName === Name);
  if (existing) return { LoadBalancers: [sameOrRefuse(existing, network, { Scheme, Type })] };
  checkQuota(call, `${Type}-load-balancers`, loadBalancers(call).size + 1, [
    "TooManyLoadBalancers",
    "The maximum number of load balancers has been reached",
  ]);
  const arn = newLoadBalancerArn(call, Name, Type);
  const row: LoadBalancerRow = {
    LoadBalancerArn: arn,
    LoadBalancerName: Name,
    DNSName: `${Scheme === "internal" ? "internal-" : ""}${Name}-${randomDigits(10)}.${call.region}.elb.amazonaws.com`,
    CanonicalHostedZoneId: "Z32O12XQLNTSW2",
    CreatedTime: call.world.clock.date(),
    Scheme,
    Type,
    State: { Code: "provisioning" },
    IpAddressType: input.IpAddressType ?? "ipv4",
    VpcId: network.vpcId,
    AvailabilityZones: zonesOf(network),
    SecurityGroups: network.groupIds,
    tags,
    madeBy: call.principal.arn,
  };
  putLoadBalancer(call, row);
  putInterfaces(call, row);
  call.world.schedule(call, "elasticloadbalancing.active", provisioningMs, arn);
  return { LoadBalancers: [structuredClone(row)] };
}

function zonesOf({ subnets }: Network) {
  return subnets.map(({ SubnetId, AvailabilityZone }) => ({
    ZoneName: AvailabilityZone,
    SubnetId,
    LoadBalancerAddresses: [],
  }));
}

function sameOrRefuse(row: LoadBalancerRow, network: Network, kind: Pick<LoadBalancerRow, "Scheme" | "Type">) {
  const subnetsOf = (zones: { SubnetId?: string | undefined }[] = []) =>
    zones
      .map(({ SubnetId }) => SubnetId)
      .toSorted()
      .join();
  const isSame =
    subnetsOf(row.AvailabilityZones) === subnetsOf(network.subnets) &&
    (row.SecurityGroups ?? []).toSorted().join() === network.groupIds.toSorted().join() &&
    row.Scheme === kind.Scheme &&
    row.Type === kind.Type;
  if (isSame) return row;
  throw new AwsError(
    "DuplicateLoadBalancerName",
    `A load balancer with the same name '${row.LoadBalancerName}' exists, but with different settings`,
  );
}

export function makeLoadBalancerActive(place: Place, arn: string): void {
  const row = loadBalancers(place).get(arn);
  if (!row) return;
  row.State = { Code: "active" };
  place.world.record("event", place, "elasticloadbalancing.load-balancer-active", { arn });
}

export function setSubnets(call: Call, input: SetSubnetsCommandInput): Output<SetSubnetsCommandOutput> {
  const row = readLoadBalancer(call, input.LoadBalancerArn);
  const network = checkNetwork(call, {
    ...input,
    Scheme: row.Scheme,
    Type: row.Type,
    SecurityGroups: row.SecurityGroups,
  });
  if (network.vpcId !== row.VpcId) {
    throw new AwsError("InvalidConfigurationRequest", `The subnets must be in the VPC '${row.VpcId}'`);
  }
  removeInterfaces(call, row);
  row.AvailabilityZones = zonesOf(network);
  putInterfaces(call, row);
  call.world.record("effect", call, "elasticloadbalancing.subnets-set", { arn: row.LoadBalancerArn });
  return { AvailabilityZones: row.AvailabilityZones, IpAddressType: row.IpAddressType };
}

export function setSecurityGroups(
  call: Call,
  { LoadBalancerArn, SecurityGroups = [] }: SetSecurityGroupsCommandInput,
): Output<SetSecurityGroupsCommandOutput> {
  const row = readLoadBalancer(call, LoadBalancerArn);
  const Subnets = row.AvailabilityZones?.flatMap(({ SubnetId = [] }) => SubnetId);
  const { groupIds } = checkNetwork(call, { Subnets, Scheme: row.Scheme, Type: row.Type, SecurityGroups });
  row.SecurityGroups = groupIds;
  for (const eni of interfacesOf(call, row)) {
    eni.Groups = groupIds.map((GroupId) => ({ GroupId, GroupName: rowsOf(call, "sg").get(GroupId)?.GroupName }));
  }
  call.world.record("effect", call, "elasticloadbalancing.security-groups-set", { arn: row.LoadBalancerArn });
  return { SecurityGroupIds: groupIds };
}

/** Succeeds as well where there is none. Its interfaces stay for a while. */
export function deleteLoadBalancer(call: Call, { LoadBalancerArn = "" }: DeleteLoadBalancerCommandInput): object {
  const row = loadBalancers(call).get(LoadBalancerArn);
  if (row?.attributes?.["deletion_protection.enabled"] === "true") {
    throw new AwsError(
      "OperationNotPermitted",
      `Load balancer '${LoadBalancerArn}' cannot be deleted because deletion protection is enabled`,
    );
  }
  if (row) {
    removeInterfacesLater(call, row);
    removeLoadBalancer(call, LoadBalancerArn);
  }
  return {};
}
