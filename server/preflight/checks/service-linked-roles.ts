import "server-only";
import { listServiceLinkedRoles } from "@/server/aws/allowed-actions";
import { about, type Found } from "../found";
import type { Look } from "../look";

/** By the AWS service that makes each at its first use. */
const needed: Record<string, string> = {
  AWSServiceRoleForECS: "ecs.amazonaws.com",
  AWSServiceRoleForElasticLoadBalancing: "elasticloadbalancing.amazonaws.com",
  AWSServiceRoleForApplicationAutoScaling_ECSService: "ecs.application-autoscaling.amazonaws.com",
};

export async function checkServiceLinkedRoles({ aws }: Look): Promise<Found> {
  const roles = await listServiceLinkedRoles(aws);
  const there = Object.keys(needed).filter((name) => roles.some((role) => role.name === name));
  const missing = Object.keys(needed).filter((name) => !there.includes(name));
  const commands = missing.map((name) => `aws iam create-service-linked-role --aws-service-name ${needed[name]}`);
  return {
    evidence: { id: "service-linked-roles", there },
    findings: about("linked-roles-will-be-made", missing),
    ...(missing.length > 0 && { fix: { kind: "commands", commands } }),
  };
}
