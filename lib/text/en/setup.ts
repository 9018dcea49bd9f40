import type { CheckName, CheckState } from "@/lib/domain/check";

const names: Record<CheckName, string> = {
  identity: "Identity",
  "default-vpc": "Default VPC",
  stacks: "Existing stacks",
  services: "Existing services",
};

const states: Record<CheckState, string> = {
  ok: "In order",
  attention: "Needs attention",
  blocked: "Blocks a deploy",
  unknown: "Unknown",
};

export const setup = {
  title: "Setup",
  about: "Reads what a deploy needs from AWS. Looking changes nothing.",
  checks: "Preflight",
  names,
  states,
  ready: "Ready to deploy",
  readyAsKnown: "Ready, as far as AWS told",
  notReady: "Not ready yet",
  pending: "Looking",
  checkedAt: (ago: string) => `looked ${ago}`,
  unknownPart: "AWS did not tell; the rest of the list stands.",
  identity: {
    whose: (account: string, region: string) => `Account ${account}, Region ${region}, signed in to AWS as`,
    from: {
      "identity-center": "Your own role, from IAM Identity Center.",
      "deploy-role": "The target's deploy role, assumed in your name.",
      "default-credentials":
        "Credentials come from the place where Slipway was started: environment, AWS profile or role.",
    },
  },
  vpc: {
    none: "This Region has no default VPC. ECS Express Mode puts the load balancer and the tasks of a service there.",
    pending: "AWS is making it. The subnets follow within seconds.",
    there: (subnets: number, zones: number, least: string) =>
      `${subnets} ${subnets === 1 ? "subnet" : "subnets"} in ${zones} ${zones === 1 ? "zone" : "zones"}, at least ${least} free addresses in each`,
    making: "Being made",
    reach: "Services get an internet-facing HTTPS URL; each task gets a public IPv4 address.",
    own: "made by Slipway",
    tooFewZones: (zones: number, addresses: number) =>
      `A service needs subnets in ${zones} zones with at least ${addresses} free addresses each. Add a default subnet in another zone:`,
    create: "Create default VPC",
    creating: "Starting…",
    cheaper: "A VPC and its subnets cost nothing by themselves.",
    dialog: {
      title: "Create the default VPC?",
      about: (account: string, region: string) =>
        `In account ${account}, Region ${region}. AWS allows one default VPC in a Region.`,
      will: "AWS makes",
      cidr: "A VPC with the addresses 172.31.0.0/16",
      subnets: "One public subnet in each Availability Zone",
      gateway: "An internet gateway, a route to it, a security group and a network ACL",
      tags: "Slipway then tags it, so that a teardown can tell that it is ours:",
    },
  },
  stacks: {
    none: "No stacks yet: every stack name is free.",
    some: (count: number) =>
      `${count} ${count === 1 ? "stack" : "stacks"}. A deploy changes only the stacks of its own service.`,
    unhealthy: (names: string) =>
      `CloudFormation will not update ${names} as it stands: delete it or continue its rollback first.`,
    of: (serviceName: string) => `for ${serviceName}`,
  },
  services: {
    none: "No Express Mode services yet. The first one also makes the load balancer that later ones share.",
    some: (count: number) => `${count} Express Mode ${count === 1 ? "service" : "services"} in this Region.`,
  },
};
