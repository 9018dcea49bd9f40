export const setup = {
  title: "Setup",
  about: "Reads what a deploy needs from AWS. Looking changes nothing.",
  service: "Service",
  serviceHint: "Its names are looked at too: whether they are free, its own, or of one that is still draining.",
  roles: "Roles that its template names",
  rolesHint: "Where an own template fixes names of roles; several with commas.",
  checks: "Preflight",
  pending: "Looking",
  checkedAt: (ago: string) => `looked ${ago}`,
  from: {
    "identity-center": "Your own role, from IAM Identity Center.",
    "deploy-role": "The target's deploy role, assumed in your name.",
    "default-credentials":
      "Credentials come from the place where Slipway was started: environment, AWS profile or role.",
  },
  vpc: {
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
};

export type SetupText = typeof setup;
