import type { FailureRules } from "./failure-rule";

/** From ECS's tasks and the load balancer in front of them. */
export const taskFailures = {
  "no-default-vpc": { sign: /no default vpc/i },
  "image-platform": { sign: /descriptor matching platform '(?<platform>[^']+)'/ },
  "exec-format": { sign: /exec format error/i, isInLog: true },
  "image-pull-limit": { sign: /CannotPullContainer[\s\S]*(?:toomanyrequests|429 Too Many Requests)/ },
  "image-no-route": {
    sign: /CannotPullContainer[\s\S]*(?:i\/o timeout|deadline exceeded)|connection issue between the task and Amazon ECR/,
  },
  "image-gone": { sign: /CannotPullContainer[\s\S]*not found|ImageNotFound|manifest unknown/ },
  "image-pull-denied": {
    sign: /(?:CannotPullContainer|registry auth)[\s\S]*(?:not authorized to perform: (?<action>ecr:\w+)|403 Forbidden|no basic auth)/,
  },
  "image-pull": { sign: /CannotPullContainer/ },
  "secret-unreadable": {
    sign: /(?:retrieve secret|secrets? from (?:asm|ssm)|fetching secret|invalid ssm parameters: (?<parameter>\S+))/i,
  },
  "log-group-missing": { sign: /failed to validate logger args|failed to create Cloudwatch log stream/i },
  "out-of-memory": { sign: /OutOfMemory|killed due to memory usage|exit code:? 137/i },
  "vcpu-quota": { sign: /limit on the number of vCPUs/ },
  "capacity-unavailable": { sign: /Capacity is unavailable at this time/ },
  "health-check-code": {
    sign: /(?:ResponseCodeMismatch[\s\S]*?)?Health checks failed with these codes: \[(?<statusCode>[\d, ]+)\]|ResponseCodeMismatch/,
  },
  "health-check-timeout": { sign: /Target\.Timeout|health checks? .*timed out|Request timed out/i },
  "endpoint-answers": { sign: /(?<url>https?:\/\/\S+) answered (?<statusCode>[45]\d\d)/ },
  "endpoint-silent": {
    sign: /(?<url>https?:\/\/\S+) answered (?:no answer|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONN\w+|CERT\w+|\S*TLS\S*)/,
  },
  "command-missing": { sign: /executable file not found|CannotStartContainer/ },
  "task-exits": { sign: /Essential container in task exited|EssentialContainerExited/ },
  "rollback-alarm": { sign: /alarm/i },
  "health-check": { sign: /failed ELB health checks|Target\.FailedHealthChecks|targets are healthy|unhealthy/i },
  "tasks-never-start": { sign: /unable to consistently start|tasks failed to start|circuit breaker/i },
} as const satisfies FailureRules;
