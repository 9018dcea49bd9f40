import type { CheckReason } from "@/lib/domain/check-reasons";
import { network } from "../network";

type Words = (names: readonly string[]) => string;

const list = (names: readonly string[]) => names.join(", ");
const placed =
  (fault: keyof typeof network.faults): Words =>
  (names) =>
    network.faults[fault](list(names));

/** What somebody should know, and what follows from it. */
export const findings: Record<CheckReason, Words> = {
  "session-ends-soon": () =>
    "The sign-in ends before a first deploy is through. A run then waits until you have signed in again.",
  "deploy-denied": (names) => `A deploy lacks ${list(names)}.`,
  "build-denied": (names) => `A build lacks ${list(names)}.`,
  "view-denied": (names) => `Parts of the pages stay empty without ${list(names)}.`,
  "optional-denied": (names) => `It works without these, and tells or offers less: ${list(names)}.`,
  "teardown-denied": (names) => `A teardown lacks ${list(names)}.`,
  "cannot-simulate": ([arn]) => `IAM can say it of roles and users alone, and this is neither: ${arn}.`,
  "is-root": () => "This is the account's root user, who may do everything. A role of its own would be safer.",
  "no-default-vpc": ([region]) =>
    `${region} has no default VPC. Express Mode puts load balancer and tasks there unless subnets are chosen.`,
  "no-default-vpc-for-template": ([region]) =>
    `${region} has no default VPC: the template of the service must name its subnets.`,
  "default-vpc-will-be-made": ([region]) => `${region} has none. The deploy makes it first.`,
  "default-vpc-pending": () => "AWS is making it. The subnets follow within seconds.",
  "subnets-follow": () => "They come with the default VPC.",
  "several-vpcs": placed("several-vpcs"),
  "mixed-subnets": placed("mixed-subnets"),
  "too-few-zones": placed("too-few-zones"),
  "too-few-addresses": placed("too-few-addresses"),
  "subnets-gone": (names) => network.gone(list(names)),
  "security-groups-gone": (names) => network.gone(list(names)),
  "security-groups-elsewhere": (names) => `Of another VPC than the subnets: ${list(names)}.`,
  "no-way-out": (names) =>
    `Nothing leads out of these subnets, so tasks cannot pull their image. Add a NAT gateway, or VPC endpoints for ${list(names)}.`,
  "internet-blocked": (names) => network.blocked(list(names)),
  "role-missing": ([role]) =>
    `The role ${role} is not there any more. ECS cannot change or clean up the service without it.`,
  "role-trust": ([role, service]) => `The role ${role} does not trust ${service}.`,
  "role-policy": ([role, policy]) =>
    `The role ${role} does not have AWS's policy ${policy}. An own policy that says the same will do.`,
  "role-lacks-right": ([role, action]) =>
    `The role ${role} lacks ${action}: in some accounts the load balancer is then never made.`,
  "roles-will-be-made": () => "The stack of the service makes its execution and its infrastructure role.",
  "linked-roles-will-be-made": (names) => `AWS makes these at their first use: ${list(names)}.`,
  "image-gone": ([image]) => `There is no such image in ECR: ${image}.`,
  "no-builds": () =>
    "This account may not run a build yet: its limit is 0. New accounts are held there until AWS Support lifts it. Until then, deploy an image that is in ECR.",
  "no-builds-yet": () =>
    "This account may not run a build yet: its limit is 0. Ask AWS Support; images that are in ECR can be deployed.",
  "project-not-privileged": ([project]) =>
    `The build project ${project} is not privileged, so Docker does not start in it.`,
  "project-log-off": ([project]) =>
    `The build project ${project} writes no log to CloudWatch, so its lines are not seen here.`,
  "cluster-will-be-made": ([cluster]) => `ECS makes the cluster ${cluster} with the first service.`,
  "cluster-not-active": ([status]) => `The cluster is ${status}.`,
  "stack-stuck": ([stack, status]) =>
    `The stack ${stack} is in ${status} and cannot be updated: delete it, or continue its rollback.`,
  "stack-busy": ([stack, status]) => `The stack ${stack} is in ${status}. A deploy waits until that is over.`,
  "stack-elsewhere": ([stack]) => `There is a stack ${stack} that is not of this service. Choose another service name.`,
  "service-draining": ([service]) =>
    `A service ${service} is still DRAINING. Its name is free again once it is INACTIVE, minutes later.`,
  "service-elsewhere": ([service]) =>
    `There is a service ${service} that is not in a stack of Slipway. Choose another name, or delete it first.`,
  "service-of-others": ([service]) =>
    `The service ${service} was not made by Slipway. It is deployed as it is, from its own page.`,
  "role-name-taken": (names) => `The template makes roles whose names are taken in this account: ${list(names)}.`,
  "new-load-balancer": () => "ECS makes a load balancer with the service; later services in the VPC share it.",
  "load-balancers-full": () => "All that are there are full, so ECS adds one.",
  "zones-differ": ([zones]) =>
    `The load balancer that is there is in ${zones}. The subnets should be in the same zones.`,
  "too-few-vcpus": ([limit, needed]) =>
    `Fargate gives this account ${limit} vCPU; a rollout needs ${needed} while old and new tasks run.`,
  "few-vcpus": ([limit, needed]) =>
    `Fargate gives this account ${limit} vCPU; with the most tasks a rollout needs ${needed}.`,
  "no-load-balancer-left": ([limit]) =>
    `The Region has all the ${limit} load balancers that it may have, and the service needs a new one.`,
  "no-price": ([region]) => `No prices are known for ${region}.`,
};
export type FindingsText = typeof findings;
