import "server-only";
import { DescribeTargetHealthCommand, type TargetHealthDescription } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Rollout } from "@/lib/domain/rollout";
import type { AwsClients } from "./clients";

/** Of both target groups of a service: the one without traffic has no targets. */
export async function readTargetHealth(
  { elb }: AwsClients,
  targetGroupArns: string[],
): Promise<NonNullable<Rollout["targets"]>> {
  const descriptions = await Promise.all(targetGroupArns.map((arn) => describe(elb, arn)));
  const targets = descriptions.flat().filter(({ TargetHealth }) => TargetHealth?.State !== "draining");
  const reasons = targets.filter(({ TargetHealth }) => TargetHealth?.State === "unhealthy").map(reasonOf);
  return {
    healthy: targets.filter(({ TargetHealth }) => TargetHealth?.State === "healthy").length,
    total: targets.length,
    reasons: [...new Set(reasons)],
  };
}

export interface TargetState {
  /** The task's own address. */
  address: string;
  /** healthy, unhealthy, initial, draining, unused, … */
  state: string;
  reason?: string;
}

/** Each target of both target groups; one that is in both counts in the one where it is used. */
export async function listTargetStates({ elb }: AwsClients, targetGroupArns: string[]): Promise<TargetState[]> {
  const descriptions = await Promise.all(targetGroupArns.map((arn) => describe(elb, arn)));
  return descriptions.flat().flatMap((description) => {
    const { Target, TargetHealth } = description;
    return Target?.Id && TargetHealth?.State
      ? [{ address: Target.Id, state: TargetHealth.State, reason: reasonOf(description) || undefined }]
      : [];
  });
}

async function describe(elb: AwsClients["elb"], arn: string): Promise<TargetHealthDescription[]> {
  try {
    const { TargetHealthDescriptions = [] } = await elb.send(new DescribeTargetHealthCommand({ TargetGroupArn: arn }));
    return TargetHealthDescriptions;
  } catch (error) {
    // ECS names a target group before it is there, and after it is gone.
    if (error instanceof Error && /TargetGroupNotFound/.test(error.name)) return [];
    throw error;
  }
}

function reasonOf({ TargetHealth }: TargetHealthDescription): string {
  return [TargetHealth?.Reason, TargetHealth?.Description].filter(Boolean).join(": ");
}
