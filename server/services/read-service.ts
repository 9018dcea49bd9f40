import "server-only";
import type { Rollout } from "@/lib/domain/rollout";
import type { ServiceDetail, ServiceTask } from "@/lib/domain/service-detail";
import type { AwsClients } from "@/server/aws/clients";
import { listTargetStates, type TargetState } from "@/server/aws/elb";
import { findRollout } from "@/server/aws/rollouts";
import { findExpressConfiguration, findTaskConfiguration } from "@/server/aws/service-configuration";
import { listRunningTasks, type RunningTask } from "@/server/aws/tasks";
import type { Context } from "@/server/context";
import type { WatchedService } from "@/server/store/watched-services";
import { readShared } from "@/server/watch/shared-reading";
import { type AskedService, readWatchedService } from "./watched-service";

/** A page asks every ten seconds; whoever else has it open meanwhile gets the same answer. */
const maxAgeMs = 8_000;

/** One service as AWS shows it, read once for all who have its page open. */
export async function readService(context: Context, asked: AskedService): Promise<ServiceDetail> {
  const watched = await readWatchedService(context, asked);
  const aws = await context.awsOf(asked.target);
  const seen = await readShared(`service ${watched.seen.serviceArn}`, maxAgeMs, () => read(aws, watched));
  return { ...seen, row: watched.row };
}

async function read(aws: AwsClients, { row, seen }: WatchedService): Promise<Omit<ServiceDetail, "row">> {
  const { serviceArn, revision } = seen;
  const isExpress = row.mode === "express";
  const [configured, rollout, tasks] = await Promise.all([
    isExpress ? findExpressConfiguration(aws, serviceArn) : ofTaskDefinition(aws, revision?.taskDefinitionArn),
    isExpress ? findRollout(aws, { serviceArn }) : undefined,
    listRunningTasks(aws, serviceArn),
  ]);
  const targets = await listTargetStates(aws, rollout ? targetGroupsOf(rollout) : (revision?.targetGroupArns ?? []));
  return {
    serviceArn,
    serviceName: row.serviceName,
    clusterName: row.clusterName,
    mode: row.mode,
    asOf: new Date().toISOString(),
    createdAt: configured?.createdAt,
    configuration: configured?.configuration,
    rollout,
    tasks: tasks.map((task) => toServiceTask(task, targets)),
  };
}

function targetGroupsOf({ resources }: Rollout): string[] {
  return resources.flatMap(({ kind, arn }) => (kind === "target-group" ? [arn] : []));
}

async function ofTaskDefinition(aws: AwsClients, arn: string | undefined) {
  const configuration = arn ? await findTaskConfiguration(aws, arn) : undefined;
  return { createdAt: undefined, configuration };
}

function toServiceTask({ privateAddress, ...task }: RunningTask, targets: readonly TargetState[]): ServiceTask {
  const own = targets.filter(({ address }) => address === privateAddress);
  const target = own.find(({ state }) => state !== "unused") ?? own[0];
  return { ...task, targetState: target?.state, targetReason: target?.reason };
}
