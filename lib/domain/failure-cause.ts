import type { StepFailure } from "./run";

const signs = {
  "no-default-vpc": /no default vpc/i,
  "describe-account-attributes": /ec2:DescribeAccountAttributes/,
  "role-trust": /cannot assume role|sts:AssumeRole|unable to assume/i,
  "repository-access": /authentication required|repository not found|could not read Username|Repository .* not found/i,
  revision: /reference not found|did not match any file|couldn't find remote ref|invalid revision/i,
  buildspec: /YAML_FILE_ERROR|buildspec/i,
  "docker-hub-limit": /toomanyrequests|pull rate limit/i,
  "no-build-capacity": /AccountLimitExceeded|builds in queue/i,
  "build-command": /COMMAND_EXECUTION_ERROR|Error while executing command/,
  "image-platform": /descriptor matching platform|exec format error/i,
  "image-pull": /CannotPullContainer|ImageNotFound|manifest .*not found/i,
  "health-check": /health checks?\b|unhealthy|ResponseCodeMismatch|Target\.Timeout|targets are healthy|answered \d/i,
  "task-exits": /Essential container|EssentialContainerExited|OutOfMemory|unable to consistently start/i,
  alarm: /alarm/i,
  "name-exists": /already exists|EntityAlreadyExists|ResourceExistenceCheck|RESOURCE_NAME_CONFLICT/i,
  export: /No export named|cannot be (?:deleted|updated) as it is in use by/i,
  denied: /AccessDenied|not authorized to perform|UnauthorizedOperation/,
  throttled: /Throttling|Rate exceeded|TooManyRequests|RequestLimitExceeded/,
} as const satisfies Record<string, RegExp>;

export type FailureCause = keyof typeof signs;

/** What lies behind a failure, known by AWS's own words for it; the more particular sign goes first. */
export function failureCause({ message, aws, event }: StepFailure): FailureCause | undefined {
  const words = [message, aws?.code, aws?.message, event?.reason].filter(Boolean).join("\n");
  return (Object.keys(signs) as FailureCause[]).find((cause) => signs[cause].test(words));
}
