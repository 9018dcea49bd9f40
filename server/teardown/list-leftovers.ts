import "server-only";
import { splitTarget } from "@/lib/domain/split-target";
import type { LeftoverList } from "@/lib/domain/teardown-plan";
import type { Context } from "@/server/context";
import { listLeftovers as readLeftovers } from "@/server/teardown-plan/make-plan";
import { findPrices } from "@/server/watch/watch-prices";

export async function listLeftovers(
  { store, awsOf }: Pick<Context, "store" | "awsOf">,
  { target }: { target: string },
): Promise<LeftoverList> {
  const [aws, prices] = await Promise.all([awsOf(target), findPrices(store, splitTarget(target).region)]);
  return readLeftovers(aws, target, prices);
}
