import "server-only";
import { splitTarget } from "@/lib/domain/split-target";
import type { TeardownPlan } from "@/lib/domain/teardown-plan";
import { scopeOf } from "@/lib/domain/teardown-scope";
import type { Context } from "@/server/context";
import { makeTeardownPlan } from "@/server/teardown-plan/make-plan";
import { findReachedTarget } from "@/server/watch/reached-target";
import { findPrices } from "@/server/watch/watch-prices";

/** With the rights of whoever asks: what they could not delete is blocked. */
export async function readTeardownPlan(
  { store, awsOf }: Pick<Context, "store" | "awsOf">,
  { target, of }: { target: string; of: string },
): Promise<TeardownPlan> {
  const aws = await awsOf(target);
  const [{ callerArn }, prices] = await Promise.all([
    findReachedTarget(aws),
    findPrices(store, splitTarget(target).region),
  ]);
  return makeTeardownPlan(aws, { target, scope: scopeOf(of), callerArn, prices });
}
