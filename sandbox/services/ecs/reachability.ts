import type { Place } from "../../place";
import { rowsOf } from "../ec2/tables";
import { isInEcr, registryOf } from "./image";
import { leadsOut } from "./network";

/** What a subnet without a way out needs to pull from ECR. */
const needed = ["ecr.api", "ecr.dkr", "s3"];

/** Whether a task in a subnet comes to the registry of its image: by a route out of its VPC, or through endpoints in it, which lead to the registry of their own Region alone. */
export function reachesRegistry(place: Place, subnetId: string, image: string): boolean {
  if (leadsOut(place, subnetId)) return true;
  const vpcId = rowsOf(place, "subnet").get(subnetId)?.VpcId;
  const endpoints = [...rowsOf(place, "vpce").values()].filter(({ VpcId }) => VpcId === vpcId);
  const isThere = (service: string) => endpoints.some(({ ServiceName }) => ServiceName.endsWith(`.${service}`));
  return isInEcr(image) && registryOf(image)?.region === place.region && needed.every(isThere);
}
