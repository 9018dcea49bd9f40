const scalingTargets: Record<string, (target: number) => string> = {
  AVERAGE_CPU: (target) => `${target} % CPU on average`,
  AVERAGE_MEMORY: (target) => `${target} % memory on average`,
  REQUEST_COUNT_PER_TARGET: (target) => `${target} requests a minute for each task`,
};
const otherTarget = (metric: string) => (target: number) => `${metric} ${target}`;

/** What a service is configured to be. */
export const configuration = {
  image: "Image",
  port: "Port",
  healthCheckPath: "Health check path",
  size: "CPU, memory",
  sizeOf: (cpu: string, memory: string) => `${cpu} CPU units, ${memory} MiB`,
  architecture: "Architecture",
  scaling: "Tasks",
  scalingOf: (min: number, max: number) => `${min} to ${max}`,
  scalingBy: (metric: string, target: number) => `kept at ${(scalingTargets[metric] ?? otherTarget(metric))(target)}`,
  command: "Command",
  environment: "Environment",
  secrets: "Secrets",
  none: "none",
  valuesHidden: "Values are not shown.",
  roles: "Roles",
  executionRole: "Execution",
  infrastructureRole: "Infrastructure",
  taskRole: "Task",
  subnets: "Subnets",
  securityGroups: "Security groups",
  access: "Access",
  accessTypes: { PUBLIC: "Internet-facing", PRIVATE: "Internal only" } as Record<string, string>,
  created: "Created",
};

export type ConfigurationText = typeof configuration;
