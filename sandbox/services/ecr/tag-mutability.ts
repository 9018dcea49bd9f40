import type { ImageTagMutability, ImageTagMutabilityExclusionFilter } from "@aws-sdk/client-ecr";
import { invalidParameter } from "./invalid-parameter";
import type { RepositoryRow } from "./repositories";

const MOST_FILTERS = 5;
const values: readonly string[] = ["MUTABLE", "IMMUTABLE", "MUTABLE_WITH_EXCLUSION", "IMMUTABLE_WITH_EXCLUSION"];

export function isImmutable({ imageTagMutability, imageTagMutabilityExclusionFilters }: RepositoryRow, tag: string) {
  const isExcluded = (imageTagMutabilityExclusionFilters ?? []).some(({ filter = "" }) => matchesWildcard(filter, tag));
  if (imageTagMutability === "MUTABLE_WITH_EXCLUSION") return isExcluded;
  if (imageTagMutability === "IMMUTABLE_WITH_EXCLUSION") return !isExcluded;
  return imageTagMutability === "IMMUTABLE";
}

export function checkTagMutability(
  mutability: ImageTagMutability | undefined,
  filters: readonly ImageTagMutabilityExclusionFilter[] = [],
): void {
  if (mutability !== undefined && !values.includes(mutability)) {
    throw invalidParameter("imageTagMutability", `Member must satisfy enum value set: [${values.join(", ")}]`);
  }
  const member = "imageTagMutabilityExclusionFilters";
  if (filters.length > MOST_FILTERS) throw invalidParameter(member, `Member must have at most ${MOST_FILTERS} items`);
  const hasExclusion = mutability?.endsWith("_WITH_EXCLUSION") ?? false;
  if (hasExclusion && filters.length === 0) throw invalidParameter(member, `is required with ${mutability}`);
  if (!hasExclusion && filters.length > 0) throw invalidParameter(member, `cannot be used with ${mutability}`);
  for (const { filter = "", filterType } of filters) {
    if (filterType !== "WILDCARD" || !/^[0-9a-zA-Z._*-]{1,128}$/.test(filter)) {
      throw invalidParameter(member, "must satisfy regular expression '^[0-9a-zA-Z._*-]{1,128}'");
    }
  }
}

/** `*` stands for any text. */
export function matchesWildcard(pattern: string, text: string): boolean {
  const source = pattern.replace(/[.+^${}()|[\]\\?]/g, "\\$&").replace(/\*+/g, ".*");
  return new RegExp(`^${source}$`).test(text);
}
