import type {
  GetResourcesInput,
  GetResourcesOutput,
  GetTagKeysInput,
  GetTagKeysOutput,
  GetTagValuesInput,
  GetTagValuesOutput,
  TagFilter,
} from "@aws-sdk/client-resource-groups-tagging-api";
import { checkConstraints } from "../../constraints";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import { type TaggedResource, taggedResources, typeOf } from "./tagged-resources";

const PAGE = 50;
const KEYS_PAGE = 500;
const errorCode = "InvalidParameterException";

export function getResources(call: Call, input: GetResourcesInput): GetResourcesOutput {
  checkConstraints(
    input,
    { TagFilters: { max: 50 }, ResourceARNList: { min: 1, max: 100 }, PaginationToken: { max: 2048 } },
    errorCode,
  );
  const { TagFilters = [], ResourceTypeFilters = [], ResourceARNList, ResourcesPerPage, TagsPerPage } = input;
  checkTogether(input);
  if (ResourcesPerPage !== undefined && (ResourcesPerPage < 1 || ResourcesPerPage > 100)) {
    throw invalid("ResourcesPerPage must be between 1 and 100.");
  }
  if (TagsPerPage !== undefined && (TagsPerPage < 100 || TagsPerPage > 500 || TagsPerPage % 100 !== 0)) {
    throw invalid("TagsPerPage must be between 100 and 500, in steps of 100.");
  }
  const found = taggedResources(call).filter(
    (resource) =>
      (!ResourceARNList || ResourceARNList.includes(resource.arn)) &&
      (ResourceTypeFilters.length === 0 || ResourceTypeFilters.some((filter) => isOfType(resource, filter))) &&
      TagFilters.every((filter) => hasTag(resource, filter)),
  );
  const page = pageOf(found, {
    nextToken: input.PaginationToken || undefined,
    size: ResourcesPerPage ?? PAGE,
    errorCode,
  });
  return {
    PaginationToken: page.nextToken ?? "",
    ResourceTagMappingList: page.items.map(({ arn, tags }) => ({
      ResourceARN: arn,
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    })),
  };
}

export function getTagKeys(call: Call, input: GetTagKeysInput): GetTagKeysOutput {
  const keys = taggedResources(call).flatMap(({ tags }) => Object.keys(tags));
  const page = distinctPage(keys, input.PaginationToken);
  return { PaginationToken: page.nextToken ?? "", TagKeys: page.items };
}

export function getTagValues(call: Call, input: GetTagValuesInput): GetTagValuesOutput {
  checkConstraints(input, { Key: { min: 1, max: 128 } }, errorCode);
  const { Key = "" } = input;
  const values = taggedResources(call).flatMap(({ tags }) => (Object.hasOwn(tags, Key) ? (tags[Key] ?? "") : []));
  const page = distinctPage(values, input.PaginationToken);
  return { PaginationToken: page.nextToken ?? "", TagValues: page.items };
}

function distinctPage(values: string[], token: string | undefined) {
  return pageOf([...new Set(values)].toSorted(), { nextToken: token || undefined, size: KEYS_PAGE, errorCode });
}

/** `ecs` takes all of ECS, `ecs:service` its services. */
function isOfType({ arn }: TaggedResource, filter: string): boolean {
  const { service, resource } = typeOf(arn);
  const [wantedService, wantedResource] = filter.split(/[:/]/);
  return service === wantedService && (wantedResource === undefined || resource === wantedResource);
}

function hasTag({ tags }: TaggedResource, { Key = "", Values = [] }: TagFilter): boolean {
  if (!Object.hasOwn(tags, Key)) return false;
  return Values.length === 0 || Values.includes(tags[Key] ?? "");
}

function checkTogether({
  ResourceARNList,
  TagFilters,
  ResourceTypeFilters,
  ResourcesPerPage,
  TagsPerPage,
  PaginationToken,
}: GetResourcesInput): void {
  if (!ResourceARNList) return;
  const isNarrowed = [TagFilters, ResourceTypeFilters].some((list) => list && list.length > 0);
  if (isNarrowed || ResourcesPerPage !== undefined || TagsPerPage !== undefined || PaginationToken) {
    throw invalid("ResourceARNList can't be specified together with other parameters.");
  }
}

function invalid(message: string): AwsError {
  return new AwsError(errorCode, message);
}
