import type { FailureRules } from "./failure-rule";

/** From ECS, when it is asked to make or change an Express service, and from what it makes for one. */
export const serviceFailures = {
  "service-draining": { sign: /still draining|in DRAINING status/i },
  "service-name-taken": { sign: /Creation of service was not idempotent/ },
  "service-linked-role": { sign: /Unable to assume the service linked role/i },
  "describe-account-attributes": { sign: /ec2:DescribeAccountAttributes/ },
  "network-gone": {
    sign: /The (?:subnet ID|security group) '(?<id>[^']+)' does not exist|Invalid(?:SubnetID|Group)\.NotFound/,
  },
  "subnets-mixed": { sign: /subnets must be (?:all|either) public or (?:all )?private/i },
  "subnets-one-zone": { sign: /at least two subnets in two different Availability Zones/i },
  "subnets-moved": { sign: /cannot be moved between public and private subnets/i },
  "network-elsewhere": { sign: /belong to (?:different networks|the same VPC)/i },
  "no-free-addresses": {
    sign: /Not enough IP space available in (?<subnet>subnet-\w+)|InsufficientFreeAddressesInSubnet/,
  },
  "task-definition-conflict": { sign: /taskDefinitionArn cannot be provided with/ },
  "task-definition-shape": { sign: /must contain a container named 'Main'/ },
  "load-balancer-quota": { sign: /TooMany(?:Certificates|Rules|TargetGroups|LoadBalancers|Listeners)/ },
  "vpc-quota": {
    sign: /VpcLimitExceeded|maximum number of (?:VPCs|internet gateways) has been reached|InternetGatewayLimitExceeded/,
  },
  "vpc-in-use": { sign: /The vpc '(?<vpc>[^']+)' has dependencies|mapped public address/ },
} as const satisfies FailureRules;
