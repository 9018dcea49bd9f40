import type { ServiceDefinition } from "./operation";
import { ec2 } from "./services/ec2";
import { elasticloadbalancing } from "./services/elasticloadbalancing";
import { iam } from "./services/iam";
import { sts } from "./services/sts";

/** Every service of the pretend AWS. */
export const services: readonly ServiceDefinition[] = [ec2, elasticloadbalancing, iam, sts];
