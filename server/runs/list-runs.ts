import "server-only";
import type { contract } from "@/lib/api/contract";
import type { InputOf } from "@/lib/api/endpoint";
import type { RunSummary } from "@/lib/domain/run";
import type { Context } from "@/server/context";
import * as store from "@/server/store/runs";
import { summaryAsSeen } from "./run-as-seen";

export async function listRuns(
  context: Context,
  { unfinished, ...wanted }: InputOf<typeof contract.listRuns>,
): Promise<{ runs: RunSummary[] }> {
  const runs = await store.listRuns(context.store, {
    ...wanted,
    targets: context.session.targets,
    unfinished: unfinished === undefined ? undefined : unfinished === "true",
  });
  return { runs: runs.map((run) => summaryAsSeen(run, context.session)) };
}
