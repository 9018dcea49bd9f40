import "server-only";
import type { CheckFinding } from "@/lib/domain/check";
import type { CheckSubject } from "@/lib/domain/check-subject";
import { defaultVpcFaults, subnetFaults, zonesOf } from "@/lib/domain/subnet-choice";
import type { AwsClients } from "@/server/aws/clients";
import { listSecurityGroups } from "@/server/aws/networks";
import { listEndpointServices } from "@/server/aws/vpc-endpoints";
import { about, type Found, finding } from "../found";
import type { Look, Place } from "../look";

/** What a task in a private subnet pulls its image and writes its log by. */
const neededEndpoints = ["ecr.api", "ecr.dkr", "logs", "s3"];

/** Whether the subnets can hold a service, and what follows from them. */
export async function checkSubnets(look: Look): Promise<Found> {
  const { aws, subject } = look;
  const place = await look.place();
  const [endpoints, ofGroups] = await Promise.all([endpointsOf(aws, place), checkGroups(aws, subject, place)]);
  const gone = subject.subnetIds.filter((id) => !place?.subnets.some(({ subnetId }) => subnetId === id));
  if (!place) {
    const follow = gone.length === 0 && !subject.namesSubnets ? [finding("subnets-follow")] : [];
    return { findings: [...about("subnets-gone", gone), ...ofGroups, ...follow] };
  }

  const { subnets, isDefault, reach } = place;
  const faults = isDefault ? defaultVpcFaults(subnets) : subnetFaults(subnets);
  const blocked = subnets.filter(({ isPublic, isBlocked }) => isPublic && isBlocked);
  return {
    evidence: {
      ...{ id: "subnets", vpcId: place.vpcId, isDefault, subnets, reach },
      publicAddresses: reach === "internet" ? subject.minTasks + zonesOf(subnets).length : 0,
      endpoints,
    },
    findings: [
      ...about("subnets-gone", gone),
      ...faults.map(({ fault, names }) => ({ reason: fault, names })),
      ...ofGroups,
      ...wayOut(place, endpoints),
      ...about("internet-blocked", idsOf(blocked)),
    ],
  };
}

/** Private subnets need a NAT gateway or the like, or else the endpoints. */
function wayOut({ subnets, reach }: Place, endpoints: readonly string[]): CheckFinding[] {
  const isShut = reach === "vpc" && subnets.some(({ hasWayOut }) => !hasWayOut);
  return isShut
    ? about(
        "no-way-out",
        neededEndpoints.filter((service) => !endpoints.includes(service)),
      )
    : [];
}

async function endpointsOf(aws: AwsClients, place: Place | undefined): Promise<string[]> {
  if (place?.reach !== "vpc") return [];
  const there = await listEndpointServices(aws, place.vpcId);
  return neededEndpoints.filter((service) => there.includes(service));
}

async function checkGroups(
  aws: AwsClients,
  { securityGroupIds }: CheckSubject,
  place: Place | undefined,
): Promise<CheckFinding[]> {
  if (securityGroupIds.length === 0) return [];
  const groups = await listSecurityGroups(aws, securityGroupIds);
  const gone = securityGroupIds.filter((id) => !groups.some(({ groupId }) => groupId === id));
  const elsewhere = groups.filter(({ vpcId }) => place && vpcId !== place.vpcId);
  return [
    ...about("security-groups-gone", gone),
    ...about(
      "security-groups-elsewhere",
      elsewhere.map(({ groupId }) => groupId),
    ),
  ];
}

const idsOf = (subnets: Place["subnets"]) => subnets.map(({ subnetId }) => subnetId);
