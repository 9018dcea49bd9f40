import type { ServiceDefinition } from "./operation";
import { account } from "./services/account";
import { acm } from "./services/acm";
import { applicationAutoscaling } from "./services/application-autoscaling";
import { cloudformation } from "./services/cloudformation";
import { cloudwatch } from "./services/cloudwatch";
import { codebuild } from "./services/codebuild";
import { ec2 } from "./services/ec2";
import { ecr } from "./services/ecr";
import { ecs } from "./services/ecs";
import { elasticloadbalancing } from "./services/elasticloadbalancing";
import { iam } from "./services/iam";
import { kms } from "./services/kms";
import { logs } from "./services/logs";
import { organizations } from "./services/organizations";
import { pricing } from "./services/pricing";
import { secretsmanager } from "./services/secretsmanager";
import { servicequotas } from "./services/servicequotas";
import { ssm } from "./services/ssm";
import { sso } from "./services/sso";
import { ssoOidc } from "./services/sso-oidc";
import { sts } from "./services/sts";
import { tagging } from "./services/tagging";

/** Every service of the pretend AWS. */
export const services: readonly ServiceDefinition[] = [
  acm,
  account,
  applicationAutoscaling,
  cloudformation,
  cloudwatch,
  codebuild,
  ec2,
  ecr,
  ecs,
  elasticloadbalancing,
  iam,
  kms,
  logs,
  organizations,
  sso,
  ssoOidc,
  pricing,
  secretsmanager,
  servicequotas,
  ssm,
  sts,
  tagging,
];
