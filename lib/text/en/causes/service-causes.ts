import type { CauseWords } from "@/lib/text/cause-words";

export const serviceCauses = {
  "service-draining": {
    why: "A service of that name is still being deleted. ECS takes the name again once it is INACTIVE.",
    toDo: ["Deploy again in a few minutes.", "Or choose another service name."],
  },
  "service-name-taken": {
    why: "A service of that name is there already, with other settings, outside of this stack.",
    toDo: ["Choose another service name.", "Or tear that service down first."],
  },
  "service-linked-role": {
    why: "The account uses ECS or load balancers for the first time, and the role that AWS makes for that is seconds old.",
    toDo: ["Deploy again in a minute."],
  },
  "describe-account-attributes": {
    why: "The infrastructure role lacks ec2:DescribeAccountAttributes, which ECS needs and AWS’s managed policy does not grant.",
    toDo: ["Add ec2:DescribeAccountAttributes to the infrastructure role of the template and deploy again."],
  },
  "subnets-mixed": {
    why: "Some of the subnets are public and some private. An Express service has one list for its load balancer and its tasks.",
    toDo: ["Choose only public or only private subnets and deploy again."],
  },
  "subnets-one-zone": {
    why: "The load balancer needs subnets in at least two Availability Zones.",
    toDo: ["Choose subnets in two or more Availability Zones and deploy again."],
  },
  "subnets-moved": {
    why: "A service stays public or private for as long as it lives.",
    toDo: ["Make a new service in the other subnets, and tear this one down afterwards."],
  },
  "network-gone": {
    why: "A subnet or a security group of the service is not there any more[: {id}].",
    toDo: ["Choose others in the form and deploy again."],
  },
  "network-elsewhere": {
    why: "Subnets and security groups of a service must be in one VPC, and these are not.",
    toDo: ["Choose all of them in the same VPC and deploy again."],
  },
  "no-free-addresses": {
    why: "The load balancer needs eight free addresses in each subnet[, and {subnet} has fewer].",
    toDo: ["Free addresses there, or choose other subnets, and deploy again."],
  },
  "task-definition-conflict": {
    why: "The service runs an own task definition, which does not go together with image, roles, CPU and memory of the template.",
    toDo: ["Take either the task definition or the others out of the template."],
  },
  "task-definition-shape": {
    why: "An Express service wants a container named Main with one TCP port in the task definition.",
    toDo: ["Correct the task definition and deploy again."],
  },
  "load-balancer-quota": {
    why: "The shared load balancer is full: certificates, rules or target groups are at the account’s limit.",
    toDo: ["Ask for a higher quota.", "Or tear down services that nobody needs."],
  },
  "vpc-quota": {
    why: "The Region has as many VPCs or internet gateways as the account may have.",
    toDo: ["Delete one that nobody uses, or ask for a higher quota.", "Or name subnets of a VPC that is there."],
  },
  "vpc-in-use": {
    why: "Something is still in the VPC[ {vpc}], most often network interfaces of a load balancer that is going away.",
    toDo: ["Wait some minutes and try again."],
  },
} satisfies CauseWords;
