import type {
  BatchDeleteBuildsInput,
  BatchDeleteBuildsOutput,
  BatchGetBuildsInput,
  BatchGetBuildsOutput,
  Build,
  ListBuildsForProjectInput,
  ListBuildsForProjectOutput,
  ListBuildsInput,
  ListBuildsOutput,
  StartBuildInput,
} from "@aws-sdk/client-codebuild";
import { AwsError, type Call } from "../../operation";
import { pageOf } from "../../page";
import type { Place } from "../../place";
import { required } from "../../required";
import type { BuildProgress } from "./build-progress";
import { sortOrders } from "./choices";
import { checkChoice, checkLength, invalidInput } from "./invalid-input";
import { readProject } from "./projects";

export interface BuildRow {
  build: Build & Required<Pick<Build, "id" | "arn" | "projectName" | "startTime" | "phases" | "logs" | "environment">>;
  /** As it was asked for, so that it can be retried. */
  input: StartBuildInput;
  /** Gone when the build has ended. */
  progress: BuildProgress | undefined;
}

export function buildTable(place: Place): Map<string, BuildRow> {
  return place.world.table<BuildRow>(place, "codebuild.builds");
}

export function readBuild(place: Place, idOrArn: string | undefined): BuildRow {
  const id = idOf(required(idOrArn, "id", "InvalidInputException"));
  if (!id.includes(":")) throw invalidInput(`Invalid build ID: ${id}`);
  const row = buildTable(place).get(id);
  if (row) return row;
  const { account, region } = place;
  throw new AwsError(
    "ResourceNotFoundException",
    `Build cannot be found: arn:aws:codebuild:${region}:${account}:build/${id}`,
  );
}

export function batchGetBuilds(call: Call, input: BatchGetBuildsInput): BatchGetBuildsOutput {
  const ids = required(input.ids, "ids", "InvalidInputException");
  checkLength("ids", ids, 1, 100);
  const found = ids.map((id) => ({ id, row: buildTable(call).get(idOf(id)) }));
  return {
    builds: found.flatMap(({ row }) => (row ? [row.build] : [])),
    buildsNotFound: found.flatMap(({ id, row }) => (row ? [] : [id])),
  };
}

export function listBuilds(call: Call, input: ListBuildsInput): ListBuildsOutput {
  return idsOf([...buildTable(call).values()], input);
}

export function listBuildsForProject(call: Call, input: ListBuildsForProjectInput): ListBuildsForProjectOutput {
  const { name } = readProject(call, input.projectName);
  return idsOf(
    [...buildTable(call).values()].filter(({ build }) => build.projectName === name),
    input,
  );
}

export function batchDeleteBuilds(call: Call, input: BatchDeleteBuildsInput): BatchDeleteBuildsOutput {
  const buildsDeleted: string[] = [];
  const buildsNotDeleted: { id: string; statusCode: string }[] = [];
  const ids = required(input.ids, "ids", "InvalidInputException");
  checkLength("ids", ids, 1, 100);
  for (const id of ids) {
    const row = buildTable(call).get(idOf(id));
    if (row && !row.build.buildComplete) {
      buildsNotDeleted.push({ id, statusCode: "BUILD_IN_PROGRESS" });
    } else if (row) {
      buildTable(call).delete(row.build.id);
      buildsDeleted.push(row.build.arn);
    }
  }
  return { buildsDeleted, buildsNotDeleted };
}

/** Newest first, unless asked otherwise; the table has them in the order of their start. */
function idsOf(rows: BuildRow[], { sortOrder, nextToken }: ListBuildsInput): ListBuildsOutput {
  checkChoice("sortOrder", sortOrder, sortOrders);
  const sorted = sortOrder === "ASCENDING" ? rows : rows.toReversed();
  const page = pageOf(sorted, { nextToken, size: 100, errorCode: "InvalidInputException" });
  return { ids: page.items.map(({ build }) => build.id), nextToken: page.nextToken };
}

function idOf(idOrArn: string): string {
  return idOrArn.replace(/^arn:[^:]*:codebuild:[^:]*:[^:]*:build\//, "");
}
