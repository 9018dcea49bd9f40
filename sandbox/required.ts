import { AwsError } from "./operation";

/** A member that must be in the input; AWS's own words where it is not. */
export function required<Value>(
  value: Value | undefined,
  member: string,
  errorCode = "InvalidParameterException",
): Value {
  if (value !== undefined && value !== null) return value;
  throw new AwsError(
    errorCode,
    `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
  );
}
