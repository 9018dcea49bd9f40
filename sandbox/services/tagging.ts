import type { ServiceDefinition } from "../operation";
import { getResources, getTagKeys, getTagValues } from "./tagging/get-resources";
import { tagResources, untagResources } from "./tagging/tag-resources";

export const tagging: ServiceDefinition = {
  signingName: "tagging",
  iamPrefix: "tag",
  sdk: () => import("@aws-sdk/client-resource-groups-tagging-api"),
  operations: {
    GetResources: getResources,
    GetTagKeys: getTagKeys,
    GetTagValues: getTagValues,
    TagResources: tagResources,
    UntagResources: untagResources,
  },
};
