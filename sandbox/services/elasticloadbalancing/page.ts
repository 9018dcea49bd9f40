import { AwsError } from "../../operation";
import { pageOf } from "../../page";

interface PageRequest {
  Marker?: string | undefined;
  PageSize?: number | undefined;
}

export function page<Row>(rows: Row[], { Marker, PageSize = 400 }: PageRequest) {
  if (PageSize < 1 || PageSize > 400) throw new AwsError("ValidationError", "The page size must be between 1 and 400");
  const { items, nextToken } = pageOf(rows, { nextToken: Marker, size: PageSize, errorCode: "ValidationError" });
  return { items, NextMarker: nextToken };
}
