import "server-only";
import { ProblemError } from "@/lib/domain/problem";
import type { TeardownReceipt } from "@/lib/domain/teardown-receipt";
import type { Context } from "@/server/context";
import { findReceipt } from "@/server/store/teardowns";

export async function readReceipt({ store }: Context, { id }: { id: string }): Promise<TeardownReceipt> {
  const receipt = await findReceipt(store, id);
  if (receipt) return receipt;
  throw new ProblemError("not-found", `Run ${id} has no receipt: there is one when a teardown is over.`);
}
