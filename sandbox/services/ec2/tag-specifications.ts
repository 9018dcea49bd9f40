import type { TagSpecification } from "@aws-sdk/client-ec2";
import { AwsError } from "../../operation";
import { toTagRecord } from "./tags";

/** The tags that a request gives to what it makes. */
export function tagsOf(specifications: readonly TagSpecification[] = [], ...types: string[]): Record<string, string> {
  const stranger = specifications.find(({ ResourceType }) => !types.includes(ResourceType ?? ""));
  if (stranger) {
    throw new AwsError(
      "InvalidParameterValue",
      `'${stranger.ResourceType ?? "null"}' is not a valid taggable resource type for this operation.`,
    );
  }
  const [type] = types;
  return toTagRecord(
    specifications.filter(({ ResourceType }) => ResourceType === type).flatMap(({ Tags = [] }) => Tags),
  );
}
