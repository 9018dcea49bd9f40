import type { ManagedResource } from "@/lib/domain/rollout";

/** Types that nearly every run has; others are shown as AWS spells them. */
const types = {
  "AWS::ECS::ExpressGatewayService": "Express service",
  "AWS::ECR::Repository": "ECR repository",
  "AWS::CodeBuild::Project": "CodeBuild project",
  "AWS::IAM::Role": "IAM role",
  "AWS::Logs::LogGroup": "Log group",
};

const managed: Record<ManagedResource["kind"], string> = {
  "load-balancer": "Load balancer",
  "load-balancer-security-group": "Security group",
  certificate: "Certificate",
  listener: "Listener",
  rule: "Rule",
  "target-group": "Target group",
  "scaling-target": "Scaling target",
  "scaling-policy": "Scaling policy",
  alarm: "Alarm",
  "service-security-group": "Security group",
  "log-group": "Log group",
};

/** What the things that a deploy makes are called. */
export const resource = { stack: "Stack", managed, types };

export type ResourceText = typeof resource;
