import { AwsError } from "../../operation";
import { pageOf } from "../../page";

export function checkName(member: string, name: string, longest: number): void {
  if (name.length > longest) {
    throw new AwsError(
      "ValidationError",
      `1 validation error detected: Value '${name}' at '${member}' failed to satisfy constraint: Member must have length less than or equal to ${longest}`,
    );
  }
  if (!/^[\w+=,.@-]+$/.test(name)) {
    throw new AwsError(
      "ValidationError",
      `The specified value for ${member} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`,
    );
  }
}

export function checkPath(path: string): void {
  if (path.length <= 512 && /^\/([\x21-\x7e]+\/)?$/.test(path)) return;
  throw new AwsError(
    "ValidationError",
    "The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.",
  );
}

interface IamPage {
  Marker?: string | undefined;
  MaxItems?: number | undefined;
}

export function pageOfIam<Item>(items: Item[], { Marker, MaxItems = 100 }: IamPage) {
  if (MaxItems < 1 || MaxItems > 1000) {
    throw new AwsError(
      "ValidationError",
      `1 validation error detected: Value '${MaxItems}' at 'maxItems' failed to satisfy constraint: Member must have value less than or equal to 1000`,
    );
  }
  const page = pageOf(items, { nextToken: Marker, size: MaxItems, errorCode: "ValidationError" });
  return { items: page.items, IsTruncated: page.nextToken !== undefined, Marker: page.nextToken };
}
