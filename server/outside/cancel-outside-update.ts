import "server-only";
import type { contract } from "@/lib/api/contract";
import type { InputOf, OutputOf } from "@/lib/api/endpoint";
import { ProblemError } from "@/lib/domain/problem";
import { rowKey } from "@/lib/domain/row-key";
import { runInToken } from "@/lib/domain/run-token";
import { audited } from "@/server/access/audited";
import { readKnownTarget } from "@/server/access/known-targets";
import type { AwsClients } from "@/server/aws/clients";
import { cancelStackUpdate, findStack } from "@/server/aws/cloudformation";
import { findStackOperation } from "@/server/aws/stack-operation";
import type { Context } from "@/server/context";
import type { Store } from "@/server/store/open-store";
import { findRun } from "@/server/store/runs";
import { listWaitedForStacks } from "@/server/store/waited-for-stacks";
import { findWatchedService } from "@/server/store/watched-services";

type Asked = InputOf<typeof contract.cancelOutsideUpdate>;

/** CloudFormation takes the update back, whoever has started it; that of a run of ours is cancelled by the run, which has to know. */
export async function cancelOutsideUpdate(
  context: Context,
  asked: Asked,
): Promise<OutputOf<typeof contract.cancelOutsideUpdate>> {
  const { store, awsOf } = context;
  const { target, serviceName } = asked;
  await readKnownTarget(store, target);
  const aws = await awsOf(target);
  const { stackId, stackName } = await readUpdated(store, aws, asked);
  await refuseOwn(store, aws, stackId);
  const detail = { service: serviceName };
  const isCancelled = await audited(
    context,
    { action: "cancel-stack-update", target, subject: stackName, detail },
    () => cancelStackUpdate(aws, stackId),
  );
  if (!isCancelled) throw new ProblemError("cannot-be-stopped", `The update of ${stackName} has just ended.`);
  return { stackName, status: (await findStack(aws, stackId))?.status ?? "UPDATE_ROLLBACK_IN_PROGRESS" };
}

/** The stack of the service, or one that a deploy of it waits for. */
async function readUpdated(store: Store, aws: AwsClients, { target, serviceName, clusterName }: Asked) {
  const watched = await findWatchedService(store, target, rowKey({ clusterName, serviceName }));
  const own = watched?.seen.tags?.["aws:cloudformation:stack-id"];
  const waitedFor = await listWaitedForStacks(store, { target, serviceName });
  for (const stackId of new Set([...(own ? [own] : []), ...waitedFor])) {
    const stack = await findRoot(aws, stackId);
    if (stack?.status === "UPDATE_IN_PROGRESS") return stack;
  }
  if (!own && waitedFor.length === 0)
    throw new ProblemError("not-found", `No stack of a service ${serviceName} is known in ${target}.`);
  throw new ProblemError("cannot-be-stopped", `No stack of ${serviceName} is in UPDATE_IN_PROGRESS.`);
}

/** Only the outermost of nested stacks can be cancelled. */
async function findRoot(aws: AwsClients, stackId: string) {
  const stack = await findStack(aws, stackId);
  return stack?.rootId ? findStack(aws, stack.rootId) : stack;
}

async function refuseOwn(store: Store, aws: AwsClients, stackId: string): Promise<void> {
  const { token } = (await findStackOperation(aws, stackId)) ?? {};
  const runId = runInToken(token);
  const run = runId ? await findRun(store, runId) : undefined;
  if (run && !run.endedAt)
    throw new ProblemError("run-in-progress", `The update is of run ${run.number}: cancel that.`);
}
