import "server-only";
import type { TeardownPlan } from "@/lib/domain/teardown-plan";
import { scopeOf } from "@/lib/domain/teardown-scope";
import type { Context } from "@/server/context";
import { makeTeardownPlan } from "@/server/teardown-plan/make-plan";
import { findReachedTarget } from "@/server/watch/reached-target";

/** With the rights of whoever asks: what they could not delete is blocked. */
export async function readTeardownPlan(
  { awsOf }: Pick<Context, "awsOf">,
  { target, of }: { target: string; of: string },
): Promise<TeardownPlan> {
  const aws = await awsOf(target);
  const { callerArn } = await findReachedTarget(aws);
  return makeTeardownPlan(aws, { target, scope: scopeOf(of), callerArn });
}
