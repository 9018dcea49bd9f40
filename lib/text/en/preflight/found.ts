import type { FoundWords } from "@/lib/text/preflight-words";
import { price } from "./price";
import { some } from "./some";

export const found: FoundWords = {
  identity: ({ account, region, callerArn, endsAt }, { dateTime }) =>
    `Account ${account}, Region ${region}, as ${callerArn}${endsAt ? `, until ${dateTime(endsAt)}` : ""}.`,
  permissions: ({ asked, missing, policySourceArn }) =>
    `IAM simulated ${asked} actions of ${policySourceArn}: ${missing.length === 0 ? "all are allowed." : `${missing.length} are not.`}`,
  "default-vpc": ({ vpc }) =>
    vpc
      ? `${vpc.vpcId}, ${vpc.cidrBlock}, ${some(vpc.subnets.length, "subnet")}${vpc.madeBySlipway ? ", made by Slipway" : ""}.`
      : "There is none.",
  subnets: ({ isDefault, vpcId, reach, publicAddresses }) => {
    const where = isDefault ? "In the default VPC." : `In ${vpcId}.`;
    if (reach === "internet")
      return `${where} Internet-facing: an HTTPS URL that everybody can reach, and ${some(publicAddresses, "public IPv4 address", "public IPv4 addresses")}, one for each task and one for each zone of the load balancer.`;
    return reach === "vpc" ? `${where} Internal only: not reachable from the internet.` : where;
  },
  roles: ({ roles }) => (roles.length === 0 ? "" : `${some(roles.length, "role")} of the service.`),
  "service-linked-roles": ({ there }) => `${there.length} of 3 are there.`,
  repository: ({ repositories, image }) =>
    image
      ? `${image.repositoryName} has the image ${image.digest.slice(7, 15)}.`
      : `ECR answers: ${some(repositories, "repository", "repositories")}.`,
  builds: ({ atOnce, projectName }, { count }) =>
    `CodeBuild runs ${count(atOnce)} small Linux builds at once${projectName ? `. Project ${projectName}.` : "."}`,
  cluster: ({ status, services, tasks }) =>
    status ? `default is ${status}: ${some(services, "service")}, ${some(tasks, "task")}.` : "",
  names: ({ stacks, services }) =>
    stacks.length + services.length === 0
      ? "No stack and no service is there yet."
      : `${some(stacks.length, "stack")}, ${some(services.length, "service")}.`,
  "load-balancer": ({ loadBalancers, most }) =>
    loadBalancers.map(({ name, services }) => `${name}: ${services} of ${most} services.`).join(" "),
  quotas: ({ quotas }, { count }) => {
    const names = { "fargate-vcpus": "Fargate vCPU", "load-balancers": "load balancers", stacks: "stacks" };
    return `${quotas
      .map(
        ({ quota, limit, used }) => `${names[quota]} ${used === undefined ? "" : `${count(used)} of `}${count(limit)}`,
      )
      .join(", ")}.`;
  },
  price,
};
