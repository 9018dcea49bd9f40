import type { InventoryItem } from "../../operation";
import type { Place } from "../../place";
import { isKind, kinds } from "../ec2/kinds";
import { owners } from "./owners";

export interface TaggedResource {
  arn: string;
  tags: Record<string, string>;
}

/** Where resources that are the account's, not a Region's, are looked for. */
const HOME_REGION = "us-east-1";
/** IAM's roles and users have tags, but not here. */
const unknownTypes = ["AWS::IAM::Role", "AWS::IAM::User"];

/** All that a Region of an account has with tags on it, in order of ARN. */
export function taggedResources(place: Place): TaggedResource[] {
  const regions = place.region === HOME_REGION ? [HOME_REGION, "aws-global"] : [place.region];
  return owners
    .flatMap(({ inventory }) => inventory?.(place.world) ?? [])
    .filter(
      ({ account, region, type, tags = {} }) =>
        account === place.account &&
        regions.includes(region) &&
        !unknownTypes.includes(type) &&
        Object.keys(tags).length > 0,
    )
    .map((item) => ({ arn: arnOf(place, item), tags: item.tags ?? {} }))
    .toSorted((a, b) => (a.arn < b.arn ? -1 : 1));
}

/** `ecs` and `service` of the ARN of an ECS service. */
export function typeOf(arn: string): { service: string; resource: string } {
  const [, , service = "", , , ...rest] = arn.split(":");
  return { service, resource: rest.join(":").split(/[:/]/)[0] ?? "" };
}

/** EC2 goes by ids. */
function arnOf({ account, region }: Place, { id }: InventoryItem): string {
  if (id.startsWith("arn:")) return id;
  const prefix = id.split("-")[0] ?? "";
  return `arn:aws:ec2:${region}:${account}:${isKind(prefix) ? kinds[prefix].type : prefix}/${id}`;
}
