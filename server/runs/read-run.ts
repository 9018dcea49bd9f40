import "server-only";
import type { Run } from "@/lib/domain/run";
import type { Context } from "@/server/context";
import * as store from "@/server/store/runs";
import { runAsSeen } from "./run-as-seen";

export async function readRun(context: Context, { id }: { id: string }): Promise<Run> {
  return runAsSeen(await store.readRun(context.store, id), context.session);
}
