import type { Crash } from "../../app";
import type { World } from "../../world";

/** Ways in which a task can go wrong: see ecs.md for what each looks like. */
export const failureKinds = [
  "rate-limited",
  "no-route",
  "registry-away",
  "no-capacity",
  "no-free-addresses",
  "exec-format",
  "out-of-memory",
  "no-such-command",
  "crash",
  "wrong-port",
  "answers-slowly",
] as const;
export type FailureKind = (typeof failureKinds)[number];

export interface TaskFailure {
  kind: FailureKind;
  /** The services that it strikes; without it all. */
  services?: string[];
  /** Spares the first deployment of a service. */
  onlyUpdates?: boolean;
  /** Of the tasks of such a service, 0 to 1; without it all. The same seed strikes the same tasks. */
  probability?: number;
}

export interface EcsSettings {
  /** Whether the first deployment of a service waits for the canary and the bake time as well. */
  firstDeploymentCanary: boolean;
  /** What a service gets that says nothing about it. AWS's own pages disagree about these. */
  defaults: { cpu: string; memory: string; healthCheckPath: string; containerPort: number };
  /** Whether a load balancer needs a right that AWS's managed infrastructure policy lacks. */
  needsDescribeAccountAttributes: boolean;
  /** Makes the containers end soon after their start; of new deployments alone with `onlyUpdates`. */
  crash?: Crash & { onlyUpdates?: boolean };
  /** Makes tasks fail in one of AWS's ways. */
  taskFailure?: TaskFailure;
  /** What chance goes by. */
  seed: string;
  /** Trips the rollback alarm of every update while it has a part of the requests. */
  alarm: boolean;
  /** How long, ms of AWS's time, other operations than Describe of Express do not know a new service. */
  missingForMs: number;
  /** How long, ms of AWS's time, an INACTIVE service can still be described. */
  inactiveForMs: number;
  /** Whether a container given to an update keeps the environment, secrets and command that it does not name. */
  mergesContainer: boolean;
  /** Whether ECS runs an image on its own architecture where the task definition names the other one. */
  overridesArchitecture: boolean;
  /** Whether the first use of ECS in an account is refused while its service-linked role is being made. */
  serviceLinkedRoleIsLate: boolean;
  /** Whether the load balancer outlives the last service that uses it. */
  leavesLoadBalancer: boolean;
  /** vCPUs that tasks may have at once in a Region. */
  vcpuQuota: number;
}

const defaults: EcsSettings = {
  firstDeploymentCanary: false,
  defaults: { cpu: "256", memory: "512", healthCheckPath: "/", containerPort: 80 },
  needsDescribeAccountAttributes: false,
  seed: "ecs",
  alarm: false,
  missingForMs: 0,
  inactiveForMs: 24 * 60 * 60 * 1000,
  mergesContainer: false,
  overridesArchitecture: true,
  serviceLinkedRoleIsLate: false,
  leavesLoadBalancer: false,
  vcpuQuota: 4_000,
};

export function ecsSettings({ settings }: World): EcsSettings {
  return { ...defaults, ...(settings.ecs as Partial<EcsSettings> | undefined) };
}
