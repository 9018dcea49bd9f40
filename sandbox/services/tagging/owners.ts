import type { ServiceDefinition } from "../../operation";
import { acm } from "../acm";
import { applicationAutoscaling } from "../application-autoscaling";
import { cloudformation } from "../cloudformation";
import { cloudwatch } from "../cloudwatch";
import { codebuild } from "../codebuild";
import { ec2 } from "../ec2";
import { ecr } from "../ecr";
import { ecs } from "../ecs";
import { elasticloadbalancing } from "../elasticloadbalancing";
import { iam } from "../iam";
import { logs } from "../logs";
import { secretsmanager } from "../secretsmanager";
import { ssm } from "../ssm";

/** The services whose resources can have tags. */
export const owners: readonly ServiceDefinition[] = [
  acm,
  applicationAutoscaling,
  cloudformation,
  cloudwatch,
  codebuild,
  ec2,
  ecr,
  ecs,
  elasticloadbalancing,
  iam,
  logs,
  secretsmanager,
  ssm,
];
