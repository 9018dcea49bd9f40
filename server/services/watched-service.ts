import "server-only";
import { ProblemError } from "@/lib/domain/problem";
import { rowKey } from "@/lib/domain/row-key";
import { readKnownTarget } from "@/server/access/known-targets";
import { viewerOf } from "@/server/access/viewer";
import type { Context } from "@/server/context";
import { findWatchedService, type WatchedService } from "@/server/store/watched-services";
import { glanceAt } from "@/server/watch/looks";
import { teamMirror } from "@/server/watch/team-mirror";

export interface AskedService {
  target: string;
  serviceName: string;
  clusterName: string;
}

/** As the watcher has last seen it and the board shows it; asking for it counts as a look. */
export async function readWatchedService(
  { store, session }: Pick<Context, "store" | "session">,
  { target, serviceName, clusterName }: AskedService,
): Promise<WatchedService> {
  await readKnownTarget(store, target);
  await glanceAt(store, { ...viewerOf(session), targets: [target] });
  const found = await findWatchedService(store, target, rowKey({ clusterName, serviceName }));
  if (!found) throw missing(target, serviceName, clusterName);
  const mirror = await teamMirror(store);
  await mirror.catchUp();
  const rows = mirror.targets.get(target)?.services() ?? [];
  return { ...found, row: rows.find((row) => rowKey(row) === rowKey(found.row)) ?? found.row };
}

function missing(target: string, serviceName: string, clusterName: string): ProblemError {
  return new ProblemError("not-found", `${target} has no service ${serviceName} in the cluster ${clusterName}.`);
}
