import type { VpcState } from "@aws-sdk/client-ec2";
import type { Place } from "../../place";
import { addSubnet } from "./add-subnet";
import { addVpc } from "./add-vpc";
import { addInternetGateway } from "./internet-gateways";
import { mainRouteTable } from "./route-tables";
import { ec2Settings } from "./settings";
import { rowsOf, type SubnetRow, type VpcRow } from "./tables";
import { zonesOf } from "./zones";

/** Gives a Region, when it is first looked at, what the scenario says that it has had all along. */
export function seedRegion(place: Place): void {
  const seeded = place.world.table<boolean>(place, "ec2.seeded");
  if (seeded.has("region")) return;
  seeded.set("region", true);
  if (ec2Settings(place.world).defaultVpc) addDefaultVpc(place, { madeBy: "aws", state: "available" });
}

export function findDefaultVpc(place: Place): VpcRow | undefined {
  seedRegion(place);
  return [...rowsOf(place, "vpc").values()].find(({ IsDefault }) => IsDefault);
}

/** The default subnets of the default VPC, one for each zone. */
export function findDefaultSubnets(place: Place): SubnetRow[] {
  const vpcId = findDefaultVpc(place)?.VpcId;
  return [...rowsOf(place, "subnet").values()].filter((subnet) => subnet.VpcId === vpcId && subnet.DefaultForAz);
}

/** The VPC with a public subnet in every zone. */
export function addDefaultVpc(place: Place, { madeBy, state }: { madeBy: string; state: VpcState }): VpcRow {
  const vpc = addVpc(place, { cidrBlock: "172.31.0.0/16", madeBy, state, isDefault: true });
  const gateway = addInternetGateway(place, { madeBy });
  gateway.Attachments.push({ VpcId: vpc.VpcId, State: "available" as never });
  mainRouteTable(place, vpc.VpcId)?.Routes.push({
    DestinationCidrBlock: "0.0.0.0/0",
    GatewayId: gateway.InternetGatewayId,
    Origin: "CreateRoute",
  });
  for (const at of zonesOf(place.region).keys()) addDefaultSubnet(place, vpc, at, madeBy);
  return vpc;
}

/** Each zone has its own sixteenth of the VPC's addresses. */
export function addDefaultSubnet(place: Place, vpc: VpcRow, at: number, madeBy: string): SubnetRow {
  const zone = zonesOf(place.region)[at] ?? { name: place.region, id: place.region };
  return addSubnet(place, vpc, { cidrBlock: `172.31.${at * 16}.0/20`, zone, madeBy, isDefault: true });
}
