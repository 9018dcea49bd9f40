import { resourceName } from "./managed-tree";
import { shellWord } from "./shell-word";

/** How the AWS CLI shows something that ECS manages for a service. */
export function resourceCommand(kind: string, arn: string): string | undefined {
  const show = showing[kind];
  const [, , , region = ""] = arn.split(":");
  return show && `aws ${show(shellWord(arn), shellWord(resourceName(arn)))} --region ${region}`;
}

const securityGroup = (_arn: string, id: string) => `ec2 describe-security-groups --group-ids ${id}`;

/** By the whole ARN where the command takes one, else by the name in it. */
const showing: Record<string, (arn: string, name: string) => string> = {
  "load-balancer": (arn) => `elbv2 describe-load-balancers --load-balancer-arns ${arn}`,
  "load-balancer-security-group": securityGroup,
  "service-security-group": securityGroup,
  certificate: (arn) => `acm describe-certificate --certificate-arn ${arn}`,
  listener: (arn) => `elbv2 describe-listeners --listener-arns ${arn}`,
  rule: (arn) => `elbv2 describe-rules --rule-arns ${arn}`,
  "target-group": (arn) => `elbv2 describe-target-health --target-group-arn ${arn}`,
  "scaling-target": (arn) =>
    `application-autoscaling describe-scalable-targets --service-namespace ecs --query ${scalableTarget(arn)}`,
  "scaling-policy": (_arn, name) =>
    `application-autoscaling describe-scaling-policies --service-namespace ecs --policy-names ${name}`,
  alarm: (_arn, name) => `cloudwatch describe-alarms --alarm-names ${name}`,
  "log-group": (_arn, name) => `logs tail ${name} --follow`,
};

function scalableTarget(arn: string): string {
  return `"ScalableTargets[?ScalableTargetARN=='${arn}']"`;
}
