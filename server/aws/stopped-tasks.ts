import "server-only";
import {
  type Task as AwsTask,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ListTasksCommand,
} from "@aws-sdk/client-ecs";
import type { AwsClients } from "./clients";
import { clusterOf, isServiceGone } from "./ecs";
import { listLastLogLines } from "./logs";

export interface StoppedTask {
  taskArn: string;
  taskDefinitionArn?: string;
  createdAt: string;
  reason: string;
  stopCode?: string;
  exitCode?: number;
}

/** The tasks of a service that stopped within the last hour, for longer ECS does not remember them; a hundred at the most. */
export async function listStoppedTasks({ ecs }: AwsClients, serviceArn: string): Promise<StoppedTask[]> {
  const cluster = clusterOf(serviceArn);
  try {
    const { taskArns = [] } = await ecs.send(
      new ListTasksCommand({ cluster, serviceName: serviceArn, desiredStatus: "STOPPED", maxResults: 100 }),
    );
    if (taskArns.length === 0) return [];
    const { tasks = [] } = await ecs.send(new DescribeTasksCommand({ cluster, tasks: taskArns }));
    return tasks.flatMap(toStoppedTask);
  } catch (error) {
    if (isServiceGone(error)) return [];
    throw error;
  }
}

function toStoppedTask({ taskArn, taskDefinitionArn, createdAt, stoppedReason, stopCode, containers = [] }: AwsTask) {
  if (!taskArn || !createdAt) return [];
  const ended = containers.find(({ exitCode, reason }) => reason || exitCode) ?? containers[0];
  const reason = [stoppedReason, ended?.reason].filter(Boolean).join(". ");
  return reason
    ? [{ taskArn, taskDefinitionArn, createdAt: createdAt.toISOString(), reason, stopCode, exitCode: ended?.exitCode }]
    : [];
}

/** What a task printed last, as far as it logs to CloudWatch Logs. */
export async function listLastTaskLines(clients: AwsClients, task: StoppedTask, limit: number): Promise<string[]> {
  if (!task.taskDefinitionArn) return [];
  const { taskDefinition } = await clients.ecs.send(
    new DescribeTaskDefinitionCommand({ taskDefinition: task.taskDefinitionArn }),
  );
  const [container] = taskDefinition?.containerDefinitions ?? [];
  const { "awslogs-group": group, "awslogs-stream-prefix": prefix } = container?.logConfiguration?.options ?? {};
  if (!group || !prefix) return [];
  const logStreamName = `${prefix}/${container?.name}/${task.taskArn.split("/").at(-1)}`;
  return listLastLogLines(clients, { logGroupName: group, logStreamName, limit });
}
