import type {
  DescribeTasksRequest,
  DescribeTasksResponse,
  ListTasksRequest,
  ListTasksResponse,
  StopTaskRequest,
  StopTaskResponse,
} from "@aws-sdk/client-ecs";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import { required } from "../../required";
import { readCluster } from "./clusters";
import { findService } from "./find-service";
import { invalidParameter } from "./invalid-parameter";
import { checkPageSize } from "./page-size";
import { stopTask as endTask } from "./stop-task";
import { ecsArn, type TaskRow, taskTable } from "./tables";
import { toTask } from "./task-view";

export function listTasks(call: Call, input: ListTasksRequest): ListTasksResponse {
  const { clusterArn, clusterName } = readCluster(call, input.cluster);
  checkPageSize(input.maxResults);
  if (input.serviceName && !findService(call, clusterName, input.serviceName)) {
    throw new AwsError("ServiceNotFoundException", "Service not found.");
  }
  const arns: string[] = [];
  for (const task of taskTable(call).values()) {
    if (task.clusterArn === clusterArn && isWanted(task, input)) arns.push(task.taskArn);
  }
  const page = pageOf(arns, { nextToken: input.nextToken, size: input.maxResults ?? 100 });
  return { taskArns: page.items, nextToken: page.nextToken };
}

function isWanted(task: TaskRow, input: ListTasksRequest): boolean {
  const { desiredStatus = "RUNNING", serviceName, family, startedBy, launchType, containerInstance } = input;
  if (task.desiredStatus !== desiredStatus) return false;
  if (serviceName && task.group !== `service:${serviceName.split("/").at(-1)}`) return false;
  if (startedBy && task.startedBy !== startedBy) return false;
  if (launchType && task.launchType !== launchType) return false;
  // Tasks on Fargate are on no container instance.
  if (containerInstance) return false;
  return !family || task.taskDefinitionArn?.replace(/:\d+$/, "").endsWith(`/${family}`) === true;
}

export function describeTasks(call: Call, input: DescribeTasksRequest): DescribeTasksResponse {
  const { clusterName } = readCluster(call, input.cluster);
  const names = required(input.tasks, "tasks");
  if (names.length === 0) throw invalidParameter("Tasks cannot be empty.");
  if (names.length > 100) throw invalidParameter("At most 100 tasks can be described at once.");
  const found = names.map((name) => ({
    arn: taskArnOf(call, clusterName, name),
    row: findTask(call, clusterName, name),
  }));
  return {
    tasks: found.flatMap(({ row }) => (row ? [toTask(call, row, input.include)] : [])),
    failures: found.flatMap(({ arn, row }) => (row ? [] : [{ arn, reason: "MISSING" }])),
  };
}

/** Its service soon starts another one. */
export function stopTask(call: Call, input: StopTaskRequest): StopTaskResponse {
  const { clusterName } = readCluster(call, input.cluster);
  const task = findTask(call, clusterName, required(input.task, "task"));
  if (!task) throw invalidParameter("The referenced task was not found.");
  endTask(call, task, { stopCode: "UserInitiated", stoppedReason: input.reason ?? "Task stopped by user" });
  call.world.record("effect", call, "ecs.task-stopped", { taskArn: task.taskArn });
  return { task: toTask(call, task) };
}

function findTask(call: Call, clusterName: string, name: string): TaskRow | undefined {
  const row = taskTable(call).get(taskArnOf(call, clusterName, name));
  return row?.clusterArn === ecsArn(call, `cluster/${clusterName}`) ? row : undefined;
}

function taskArnOf(call: Call, clusterName: string, name: string): string {
  return name.startsWith("arn:") ? name : ecsArn(call, `task/${clusterName}/${name}`);
}
