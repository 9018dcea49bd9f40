import type { CheckFinding } from "./check";
import type { CheckReason } from "./check-reasons";

type Said = (names: readonly string[]) => string;

/**
 * What a run says that stops at its preflight: with AWS's own words for what would have happened later, so that the rule book knows it
 * and tells the way out. What IAM simulates is not among it: there AWS itself has the last word.
 */
const refusals: Partial<Record<CheckReason, Said>> = {
  "no-default-vpc": ([region]) => `There is no default VPC in ${region}.`,
  "several-vpcs": (names) => `All subnets must belong to the same VPC; these are in ${list(names)}.`,
  "mixed-subnets": (names) => `Subnets must be all public or all private; of these, ${list(names)} are public.`,
  "too-few-zones": (names) =>
    `There must be at least two subnets in two different Availability Zones; they are in ${list(names)}.`,
  "too-few-addresses": ([first, ...others]) =>
    `Not enough IP space available in ${first}${others.length > 0 ? `, nor in ${list(others)}` : ""}.`,
  "subnets-gone": (names) => names.map((id) => `The subnet ID '${id}' does not exist.`).join(" "),
  "security-groups-gone": (names) => names.map((id) => `The security group '${id}' does not exist.`).join(" "),
  "security-groups-elsewhere": (names) =>
    `Subnets and security groups must belong to the same VPC; ${list(names)} do not.`,
  "no-way-out": (names) =>
    `There would be a connection issue between the task and Amazon ECR: no route leads out of the subnets, and there is no VPC endpoint for ${list(names)}.`,
  "role-missing": ([role]) => `ECS would be unable to assume the role ${role}: it does not exist.`,
  "role-trust": ([role, service]) =>
    `${service} would be unable to assume the role ${role}: its trust policy does not name it.`,
  "image-gone": ([image]) => `ImageNotFound: ${image} is not in ECR.`,
  "no-builds": () => "Cannot have more than 0 builds in queue for the account.",
  "project-not-privileged": ([project]) =>
    `Cannot connect to the Docker daemon: the build project ${project} is not privileged.`,
  "stack-stuck": ([stack, status]) => `Stack ${stack} is in ${status} and cannot be updated.`,
  "stack-elsewhere": ([stack]) => `Stack ${stack} already exists and is not of this service.`,
  "service-draining": ([service]) => `The service ${service} is still Draining.`,
  "service-elsewhere": ([service]) =>
    `Creation of service was not idempotent: ${service} is there and in no stack of Slipway.`,
  "role-name-taken": (names) => names.map((role) => `Role ${role} already exists.`).join(" "),
  "too-few-vcpus": ([limit, needed]) =>
    `You would reach the limit on the number of vCPUs: Fargate gives ${limit}, and a rollout needs ${needed}.`,
  "no-load-balancer-left": ([limit]) => `TooManyLoadBalancers: all ${limit} of the Region are in use.`,
};

/** Undefined of what does not stop a run. */
export function refusalOf({ reason, names }: Pick<CheckFinding, "reason" | "names">): string | undefined {
  return refusals[reason]?.(names);
}

const list = (names: readonly string[]) => names.join(", ") || "none";
