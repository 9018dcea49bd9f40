import { AwsError } from "../../operation";

export function checkName(name: string): void {
  if (name.length > 32)
    throw new AwsError("ValidationError", `Load balancer name '${name}' cannot be longer than '32' characters`);
  if (!/^[a-zA-Z0-9-]+$/.test(name)) {
    throw new AwsError(
      "ValidationError",
      `Load balancer name '${name}' can only contain characters that are alphanumeric characters and hyphens(-)`,
    );
  }
  if (/^-|-$/.test(name)) {
    throw new AwsError("ValidationError", `Load balancer name '${name}' cannot begin or end with '-'`);
  }
  if (name.startsWith("internal-")) {
    throw new AwsError("ValidationError", `Load balancer name '${name}' cannot begin with 'internal-'`);
  }
}
