import "server-only";
import type { Run } from "@/lib/domain/run";
import type { Context } from "@/server/context";
import * as store from "@/server/store/runs";

export function readRun(context: Context, { id }: { id: string }): Promise<Run> {
  return store.readRun(context.store, id);
}
