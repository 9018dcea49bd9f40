import type {
  DescribeTasksRequest,
  DescribeTasksResponse,
  ListTasksRequest,
  ListTasksResponse,
  Task,
} from "@aws-sdk/client-ecs";
import type { Call } from "../../operation";
import { pageOf } from "../../page";
import { required } from "../../required";
import { readCluster } from "./clusters";
import { invalidParameter } from "./invalid-parameter";
import { ecsArn, type TaskRow, taskTable } from "./tables";

export function listTasks(call: Call, input: ListTasksRequest): ListTasksResponse {
  const { clusterArn } = readCluster(call, input.cluster);
  const { desiredStatus = "RUNNING", serviceName, family, startedBy } = input;
  const group = serviceName && `service:${serviceName.split("/").at(-1)}`;
  const arns = [...taskTable(call).values()]
    .filter((task) => task.clusterArn === clusterArn && task.desiredStatus === desiredStatus)
    .filter((task) => !group || task.group === group)
    .filter((task) => !startedBy || task.startedBy === startedBy)
    .filter((task) => !family || task.taskDefinitionArn?.includes(`/${family}:`))
    .map(({ taskArn }) => taskArn);
  const page = pageOf(arns, { nextToken: input.nextToken, size: input.maxResults ?? 100 });
  return { taskArns: page.items, nextToken: page.nextToken };
}

export function describeTasks(call: Call, input: DescribeTasksRequest): DescribeTasksResponse {
  const { clusterName } = readCluster(call, input.cluster);
  const names = required(input.tasks, "tasks");
  if (names.length > 100) throw invalidParameter("At most 100 tasks can be described at once.");
  const arns = names.map((name) => (name.startsWith("arn:") ? name : ecsArn(call, `task/${clusterName}/${name}`)));
  const found = arns.map((arn) => ({ arn, row: taskTable(call).get(arn) }));
  return {
    tasks: found.flatMap(({ row }) => (row ? [toTask(row, input.include)] : [])),
    failures: found.flatMap(({ arn, row }) => (row ? [] : [{ arn, reason: "MISSING" }])),
  };
}

function toTask(row: TaskRow, include: readonly string[] = []): Task {
  const { id, serviceId, serviceRevisionArn, privateIp, networkInterfaceId, tags, ...task } = row;
  return { ...task, tags: include.includes("TAGS") ? tags : [] };
}
