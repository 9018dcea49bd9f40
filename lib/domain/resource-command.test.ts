import { expect, test } from "vitest";
import { resourceCommand } from "./resource-command";

const elb = "arn:aws:elasticloadbalancing:eu-west-1:123456789012";
const scaling = "arn:aws:autoscaling:eu-west-1:123456789012:scalingPolicy:1a2b:resource/ecs/service/default/shop";

test.each([
  [
    "load-balancer",
    `${elb}:loadbalancer/app/ecs-express-gateway-alb-1/50dc`,
    `aws elbv2 describe-load-balancers --load-balancer-arns ${elb}:loadbalancer/app/ecs-express-gateway-alb-1/50dc --region eu-west-1`,
  ],
  [
    "service-security-group",
    "arn:aws:ec2:eu-west-1:123456789012:security-group/sg-0a1b",
    "aws ec2 describe-security-groups --group-ids sg-0a1b --region eu-west-1",
  ],
  [
    "target-group",
    `${elb}:targetgroup/ecs-gateway-tg-1/73e2`,
    `aws elbv2 describe-target-health --target-group-arn ${elb}:targetgroup/ecs-gateway-tg-1/73e2 --region eu-west-1`,
  ],
  [
    "scaling-policy",
    `${scaling}:policyName/shop cpu`,
    "aws application-autoscaling describe-scaling-policies --service-namespace ecs --policy-names 'shop cpu' --region eu-west-1",
  ],
  [
    "alarm",
    "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:shop/rollback",
    "aws cloudwatch describe-alarms --alarm-names shop/rollback --region eu-west-1",
  ],
  [
    "log-group",
    "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/ecs/default/shop-1:*",
    "aws logs tail /aws/ecs/default/shop-1 --follow --region eu-west-1",
  ],
  ["something else", `${elb}:loadbalancer/app/one/50dc`, undefined],
])("%s", (kind, arn, command) => {
  expect(resourceCommand(kind, arn)).toBe(command);
});
