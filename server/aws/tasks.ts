import "server-only";
import { type Task as AwsTask, DescribeTasksCommand, ListTasksCommand } from "@aws-sdk/client-ecs";
import type { AwsClients } from "./clients";
import { clusterOf, isServiceGone } from "./ecs";

export interface RunningTask {
  id: string;
  status: string;
  revision?: string;
  availabilityZone?: string;
  startedAt?: string;
  privateAddress?: string;
}

/** The tasks of a service that run or are about to; a hundred at the most. */
export async function listRunningTasks({ ecs }: AwsClients, serviceArn: string): Promise<RunningTask[]> {
  const cluster = clusterOf(serviceArn);
  try {
    const { taskArns = [] } = await ecs.send(
      new ListTasksCommand({ cluster, serviceName: serviceArn, desiredStatus: "RUNNING", maxResults: 100 }),
    );
    if (taskArns.length === 0) return [];
    const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns }));
    return tasks.flatMap(toRunningTask);
  } catch (error) {
    if (isServiceGone(error)) return [];
    throw error;
  }
}

function toRunningTask(task: AwsTask): RunningTask[] {
  const { taskArn, lastStatus, taskDefinitionArn, availabilityZone, startedAt, attachments = [] } = task;
  if (!taskArn || !lastStatus) return [];
  const address = attachments.flatMap(({ details = [] }) => details).find(({ name }) => name === "privateIPv4Address");
  return [
    {
      id: taskArn.split("/").at(-1) ?? taskArn,
      status: lastStatus,
      revision: taskDefinitionArn?.split(":").at(-1),
      availabilityZone,
      startedAt: startedAt?.toISOString(),
      privateAddress: address?.value,
    },
  ];
}
