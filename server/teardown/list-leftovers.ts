import "server-only";
import type { LeftoverList } from "@/lib/domain/teardown-plan";
import type { Context } from "@/server/context";
import { listLeftovers as readLeftovers } from "@/server/teardown-plan/make-plan";

export async function listLeftovers(
  { awsOf }: Pick<Context, "awsOf">,
  { target }: { target: string },
): Promise<LeftoverList> {
  return readLeftovers(await awsOf(target), target);
}
