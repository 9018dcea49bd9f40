import type { ServiceDefinition } from "./operation";
import { elasticloadbalancing } from "./services/elasticloadbalancing";
import { iam } from "./services/iam";
import { sts } from "./services/sts";

/** Every service of the pretend AWS. */
export const services: readonly ServiceDefinition[] = [elasticloadbalancing, iam, sts];
