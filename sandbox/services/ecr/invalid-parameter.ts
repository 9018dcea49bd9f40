import { AwsError } from "../../operation";

/** `member` as ECR spells it: `imageIds`, `LifecyclePolicyText`. */
export function invalidParameter(member: string, reason: string): AwsError {
  return new AwsError(
    "InvalidParameterException",
    `Invalid parameter at '${member}' failed to satisfy constraint: '${reason}'`,
  );
}

const MOST = 1000;

/** Of every list of ECR. */
export function checkPageSize(maxResults: number | undefined): void {
  if (maxResults === undefined || (maxResults >= 1 && maxResults <= MOST)) return;
  throw invalidParameter("maxResults", `Member must be between 1 and ${MOST}`);
}
