import type { FailureRules } from "./failure-rule";

/** From CodeBuild, git and Docker; the particular ones before those that only say that a command failed. */
export const buildFailures = {
  "builds-on-hold": { sign: /Cannot have more than 0 (?:active )?builds/ },
  "build-queue-full": { sign: /Cannot have more than (?<limit>[1-9]\d*) (?:active )?builds|AccountLimitExceeded/ },
  "build-queue-timeout": { sign: /QUEUED: .*TIMED_OUT|BUILD_QUEUED_TIMED_OUT|timed out (?:while|in) queue/i },
  "build-timeout": { sign: /^(?!QUEUED).*(?:TIMED_OUT|Build has timed out)/i },
  "build-role-trust": { sign: /CodeBuild is not authorized to perform: sts:AssumeRole/ },
  "project-missing": { sign: /Project cannot be found/ },
  "repository-private": { sign: /authentication required for primary source|could not read Username/i },
  "repository-missing": { sign: /repository not found|Repository .* not found/ },
  "revision-missing": {
    sign: /reference not found|did not match any file|couldn't find remote ref|invalid revision|unknown revision/i,
  },
  "buildspec-missing": { sign: /YAML file does not exist|buildspec\.yml: no such file/ },
  "buildspec-runtime": { sign: /Unknown runtime (?:named|version) '?(?<runtime>[^'\s]+)/ },
  "buildspec-invalid": { sign: /YAML_FILE_ERROR/ },
  "build-image-pull": { sign: /BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE|Unable to pull customer's container image/ },
  "build-secret": {
    sign: /(?:Decrypted Variables Error|Parameter Store)(?:.*parameter does not exist: (?<parameter>\S+))?|Secrets Manager Error Message/,
  },
  "docker-hub-limit": {
    sign: /^(?![\s\S]*CannotPullContainer)[\s\S]*(?:toomanyrequests|pull rate limit)/i,
    isInLog: true,
  },
  "dockerfile-missing": {
    sign: /(?:open|lstat|read) \S*Dockerfile\S*: no such file|failed to read dockerfile/i,
    isInLog: true,
  },
  "docker-daemon": { sign: /Cannot connect to the Docker daemon/, isInLog: true },
  "disk-full": { sign: /no space left on device/i, isInLog: true },
  "push-denied": { sign: /denied: .*not authorized to perform: (?<action>ecr:\w+)/, isInLog: true },
  "push-repository-missing": {
    sign: /name unknown: The repository with name '(?<repository>[^']+)'/,
    isInLog: true,
  },
  "tag-immutable": { sign: /image tag '(?<tag>[^']+)' already exists in the '(?<repository>[^']+)'/, isInLog: true },
  "base-image-missing": {
    sign: /(?<image>\S+): failed to resolve source metadata|manifest for (?<tag>\S+) not found|pull access denied for (?<name>[^\s,]+)/,
    isInLog: true,
  },
  "build-killed": { sign: /exit status 137/ },
  "build-command": {
    sign: /COMMAND_EXECUTION_ERROR(?:: Error while executing command: (?<command>.{1,200}?)\. Reason: exit status (?<status>\d+))?/,
  },
} as const satisfies FailureRules;
