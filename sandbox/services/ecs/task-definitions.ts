import type {
  Compatibility,
  DeleteTaskDefinitionsRequest,
  DeleteTaskDefinitionsResponse,
  DeregisterTaskDefinitionRequest,
  DeregisterTaskDefinitionResponse,
  DescribeTaskDefinitionRequest,
  DescribeTaskDefinitionResponse,
  Failure,
  ListTaskDefinitionFamiliesRequest,
  ListTaskDefinitionFamiliesResponse,
  ListTaskDefinitionsRequest,
  ListTaskDefinitionsResponse,
  RegisterTaskDefinitionRequest,
  RegisterTaskDefinitionResponse,
  TaskDefinition,
} from "@aws-sdk/client-ecs";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import type { Place } from "../../place";
import { required } from "../../required";
import { ecsArn, type TaskDefinitionRow, taskDefinitionTable } from "./tables";

// The same in most task definitions, and so kept once.
const compatibilities: Compatibility[] = ["EC2", "FARGATE"];
const nothing: never[] = [];

export function registerTaskDefinition(
  call: Call,
  input: RegisterTaskDefinitionRequest,
): RegisterTaskDefinitionResponse {
  const family = required(input.family, "family");
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(family)) {
    throw new AwsError(
      "ClientException",
      "Family contains invalid characters: only letters, numbers, hyphens and underscores are allowed.",
    );
  }
  const row = addTaskDefinition(call, input, family, call.principal.arn);
  return { taskDefinition: toTaskDefinition(row), tags: row.tags };
}

export function addTaskDefinition(
  place: Place,
  input: RegisterTaskDefinitionRequest,
  family: string,
  registeredBy: string,
): TaskDefinitionRow {
  const { tags = [], family: _family, ...definition } = input;
  const revision = nextRevision(place, family);
  const row: TaskDefinitionRow = {
    family,
    revision,
    taskDefinitionArn: ecsArn(place, `task-definition/${family}:${revision}`),
    status: "ACTIVE",
    compatibilities,
    registeredAt: place.world.clock.date(),
    registeredBy,
    tags,
    ...definition,
    volumes: definition.volumes ?? nothing,
    placementConstraints: definition.placementConstraints ?? nothing,
  };
  taskDefinitionTable(place).set(`${family}:${revision}`, row);
  place.world.record("effect", place, "ecs.task-definition-registered", { taskDefinitionArn: row.taskDefinitionArn });
  return row;
}

/** Numbers are never given out twice, not even when the revisions that had them are deleted. */
function nextRevision(place: Place, family: string): number {
  const last = lastRevisions(place);
  const revision = 1 + (last.get(family) ?? 0);
  last.set(family, revision);
  return revision;
}

function lastRevisions(place: Place): Map<string, number> {
  return place.world.table(place, "ecs.last-revisions");
}

export function describeTaskDefinition(
  call: Call,
  input: DescribeTaskDefinitionRequest,
): DescribeTaskDefinitionResponse {
  const row = readTaskDefinition(call, input.taskDefinition);
  return { taskDefinition: toTaskDefinition(row), tags: input.include?.includes("TAGS") ? row.tags : undefined };
}

export function listTaskDefinitions(call: Call, input: ListTaskDefinitionsRequest): ListTaskDefinitionsResponse {
  const { familyPrefix, status = "ACTIVE", sort } = input;
  const rows = [...taskDefinitionTable(call).values()]
    .filter((row) => row.status === status && (!familyPrefix || row.family === familyPrefix))
    .sort((a, b) => (a.family === b.family ? a.revision - b.revision : a.family < b.family ? -1 : 1));
  if (sort === "DESC") rows.reverse();
  const page = pageOf(rows, { nextToken: input.nextToken, size: input.maxResults ?? 100 });
  return {
    taskDefinitionArns: page.items.map(({ taskDefinitionArn }) => taskDefinitionArn),
    nextToken: page.nextToken,
  };
}

export function listTaskDefinitionFamilies(
  call: Call,
  input: ListTaskDefinitionFamiliesRequest,
): ListTaskDefinitionFamiliesResponse {
  const { familyPrefix = "", status = "ALL" } = input;
  const rows = [...taskDefinitionTable(call).values()].filter(
    (row) => row.family.startsWith(familyPrefix) && (status === "ALL" || row.status === status),
  );
  const page = pageOf([...new Set(rows.map(({ family }) => family))].sort(), {
    nextToken: input.nextToken,
    size: input.maxResults ?? 100,
  });
  return { families: page.items, nextToken: page.nextToken };
}

export function deregisterTaskDefinition(
  call: Call,
  input: DeregisterTaskDefinitionRequest,
): DeregisterTaskDefinitionResponse {
  const row = readTaskDefinition(call, input.taskDefinition);
  row.status = "INACTIVE";
  row.deregisteredAt = call.world.clock.date();
  call.world.record("effect", call, "ecs.task-definition-deregistered", { taskDefinitionArn: row.taskDefinitionArn });
  return { taskDefinition: toTaskDefinition(row) };
}

/** Only what has been deregistered can be deleted. */
export function deleteTaskDefinitions(call: Call, input: DeleteTaskDefinitionsRequest): DeleteTaskDefinitionsResponse {
  const taskDefinitions: TaskDefinition[] = [];
  const failures: Failure[] = [];
  for (const name of required(input.taskDefinitions, "taskDefinitions")) {
    const row = findTaskDefinition(call, name);
    if (row?.status !== "INACTIVE") {
      const reason = row
        ? "The specified task definition is still in ACTIVE status. Please deregister the target and try again."
        : "MISSING";
      failures.push({ arn: row?.taskDefinitionArn ?? name, reason });
      continue;
    }
    row.status = "DELETE_IN_PROGRESS";
    row.deleteRequestedAt = call.world.clock.date();
    taskDefinitions.push(toTaskDefinition(row));
    taskDefinitionTable(call).delete(`${row.family}:${row.revision}`);
    call.world.record("effect", call, "ecs.task-definition-deleted", { taskDefinitionArn: row.taskDefinitionArn });
  }
  return { taskDefinitions, failures };
}

/** By ARN, `family:revision`, or `family`, which is the newest active revision. */
export function findTaskDefinition(place: Place, name: string): TaskDefinitionRow | undefined {
  const short = name.replace(/^arn:.*:task-definition\//, "");
  if (short.includes(":")) return taskDefinitionTable(place).get(short);
  for (let revision = lastRevisions(place).get(short) ?? 0; revision > 0; revision--) {
    const row = taskDefinitionTable(place).get(`${short}:${revision}`);
    if (row?.status === "ACTIVE") return row;
  }
  return undefined;
}

export function readTaskDefinition(place: Place, name: string | undefined): TaskDefinitionRow {
  const row = findTaskDefinition(place, required(name, "taskDefinition"));
  if (row) return row;
  throw new AwsError("ClientException", "Unable to describe task definition.");
}

function toTaskDefinition({ tags, ...definition }: TaskDefinitionRow): TaskDefinition {
  return definition;
}
