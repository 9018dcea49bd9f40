import "server-only";
import type { Check, CheckName, CheckState, TargetCheck } from "@/lib/domain/check";
import { defaultVpcState } from "@/lib/domain/default-vpc-state";
import { listStacks } from "@/server/aws/cloudformation";
import { findDefaultVpc } from "@/server/aws/ec2";
import { listExpressServices } from "@/server/aws/ecs";
import { problemFromAws } from "@/server/aws/problem-from-aws";
import { readReachedTarget } from "@/server/aws/sts";
import type { Context } from "@/server/context";

type Found = Pick<Check, "state" | "evidence">;

/** Looks at the target now, everything at once; what AWS does not answer is `unknown` and holds nothing else up. */
export async function checkTarget(context: Context, { target }: { target: string }): Promise<TargetCheck> {
  const aws = await context.awsOf(target);
  const checks = await Promise.all([
    check("identity", async () => ({ state: "ok", evidence: { name: "identity", ...(await readReachedTarget(aws)) } })),
    check("default-vpc", async () => {
      const vpc = await findDefaultVpc(aws);
      return { state: defaultVpcState(vpc), evidence: { name: "default-vpc", vpc } };
    }),
    check("stacks", async () => ({ state: "ok", evidence: { name: "stacks", stacks: await listStacks(aws) } })),
    check("services", async () => {
      const services = await listExpressServices(aws);
      return {
        state: "ok",
        evidence: { name: "services", services: services.map(({ serviceName, status }) => ({ serviceName, status })) },
      };
    }),
  ]);
  const isReady = (state: CheckState) => state === "ok" || state === "unknown";
  return { target, checkedAt: new Date().toISOString(), ready: checks.every(({ state }) => isReady(state)), checks };
}

async function check(name: CheckName, look: () => Promise<Found>): Promise<Check> {
  try {
    return { name, ...(await look()) };
  } catch (error) {
    const problem = problemFromAws(error);
    if (!problem) throw error;
    return { name, state: "unknown", problem: problem.toProblem() };
  }
}
