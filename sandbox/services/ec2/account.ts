import type {
  DescribeAccountAttributesCommandInput,
  DescribeAccountAttributesCommandOutput,
  DescribeAvailabilityZonesCommandInput,
  DescribeAvailabilityZonesCommandOutput,
  DescribeRegionsCommandInput,
  DescribeRegionsCommandOutput,
} from "@aws-sdk/client-ec2";
import { AwsError, type Call } from "../../operation";
import { findDefaultVpc } from "./default-vpc";
import { filterRows } from "./filters";
import { invalidValue } from "./find";
import { quotaOf } from "./quotas";
import { hasToBeOptedIn, regionNames, zonesOf } from "./zones";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

export function describeAccountAttributes(
  call: Call,
  { AttributeNames: wanted = [] }: DescribeAccountAttributesCommandInput,
): Output<DescribeAccountAttributesCommandOutput> {
  const attributes: Record<string, string> = {
    "supported-platforms": "VPC",
    "default-vpc": findDefaultVpc(call)?.VpcId ?? "none",
    "max-instances": "20",
    "vpc-max-security-groups-per-interface": String(quotaOf(call, "securityGroupsPerInterface")),
    "max-elastic-ips": String(quotaOf(call, "elasticIps")),
    "vpc-max-elastic-ips": String(quotaOf(call, "elasticIps")),
  };
  const names: string[] = wanted.length > 0 ? wanted : Object.keys(attributes);
  return {
    AccountAttributes: names.map((name) => {
      const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
      if (value === undefined) throw invalidValue(name, "attributeName");
      return { AttributeName: name, AttributeValues: [{ AttributeValue: value }] };
    }),
  };
}

export function describeAvailabilityZones(
  { region }: Call,
  input: DescribeAvailabilityZonesCommandInput,
): Output<DescribeAvailabilityZonesCommandOutput> {
  const zones = zonesOf(region).map(({ name, id }) => ({
    ZoneName: name,
    ZoneId: id,
    ZoneType: "availability-zone",
    RegionName: region,
    GroupName: region,
    NetworkBorderGroup: region,
    State: "available" as const,
    OptInStatus: optInStatus(region),
    Messages: [],
    tags: {},
  }));
  for (const name of input.ZoneNames ?? []) {
    if (!zones.some(({ ZoneName }) => ZoneName === name)) {
      throw new AwsError("InvalidParameterValue", `Invalid availability zone: [${name}]`);
    }
  }
  const found = filterRows(zones, input.Filters, {
    "zone-name": (zone) => [zone.ZoneName],
    "zone-id": (zone) => [zone.ZoneId],
    "zone-type": (zone) => [zone.ZoneType],
    "region-name": (zone) => [zone.RegionName],
    "group-name": (zone) => [zone.GroupName],
    "opt-in-status": (zone) => [zone.OptInStatus],
    state: (zone) => [zone.State],
  });
  return { AvailabilityZones: found.filter(({ ZoneName }) => input.ZoneNames?.includes(ZoneName) ?? true) };
}

export function describeRegions(_call: Call, input: DescribeRegionsCommandInput): Output<DescribeRegionsCommandOutput> {
  const regions = regionNames.map((name) => ({
    RegionName: name,
    Endpoint: `ec2.${name}.amazonaws.com`,
    OptInStatus: optInStatus(name),
    tags: {},
  }));
  const found = filterRows(regions, input.Filters, {
    "region-name": (region) => [region.RegionName],
    endpoint: (region) => [region.Endpoint],
    "opt-in-status": (region) => [region.OptInStatus],
  });
  return { Regions: found.filter(({ RegionName }) => input.RegionNames?.includes(RegionName) ?? true) };
}

function optInStatus(region: string): "opted-in" | "opt-in-not-required" {
  return hasToBeOptedIn(region) ? "opted-in" : "opt-in-not-required";
}
