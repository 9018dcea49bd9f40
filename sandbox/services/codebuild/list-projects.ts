import type {
  BatchGetProjectsInput,
  BatchGetProjectsOutput,
  ListProjectsInput,
  ListProjectsOutput,
} from "@aws-sdk/client-codebuild";
import type { Call, InventoryItem } from "../../operation";
import { pageOf } from "../../page";
import { required } from "../../required";
import type { World } from "../../world";
import { sortOrders } from "./choices";
import { checkChoice, checkLength } from "./invalid-input";
import { type ProjectRow, projectTable, toProject } from "./projects";

export function batchGetProjects(call: Call, input: BatchGetProjectsInput): BatchGetProjectsOutput {
  const names = required(input.names, "names", "InvalidInputException");
  checkLength("names", names, 1, 100);
  const found = names.map((name) => ({ name, row: projectTable(call).get(name.replace(/^arn:.*:project\//, "")) }));
  return {
    projects: found.flatMap(({ row }) => (row ? [toProject(row)] : [])),
    projectsNotFound: found.flatMap(({ name, row }) => (row ? [] : [name])),
  };
}

export function listProjects(call: Call, input: ListProjectsInput): ListProjectsOutput {
  const { sortBy = "NAME", sortOrder = "ASCENDING", nextToken } = input;
  checkChoice("sortBy", sortBy, ["NAME", "CREATED_TIME", "LAST_MODIFIED_TIME"]);
  checkChoice("sortOrder", sortOrder, sortOrders);
  const keyOf = (project: ProjectRow) => {
    if (sortBy === "CREATED_TIME") return project.created.toISOString();
    return sortBy === "LAST_MODIFIED_TIME" ? (project.lastModified ?? project.created).toISOString() : project.name;
  };
  const all = [...projectTable(call).values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  if (sortOrder === "DESCENDING") all.reverse();
  const page = pageOf(all, { nextToken, size: 100, errorCode: "InvalidInputException" });
  return { projects: page.items.map(({ name }) => name), nextToken: page.nextToken };
}

export function listProjectsEverywhere(world: World): InventoryItem[] {
  return world.tablesNamed<ProjectRow>("codebuild.projects").flatMap(({ scope, rows }) =>
    [...rows.values()].map(({ name, arn, created, tags = [], madeBy }) => ({
      type: "AWS::CodeBuild::Project",
      ...scope,
      id: arn,
      name,
      tags: Object.fromEntries(tags.map(({ key = "", value = "" }) => [key, value])),
      createdAt: created,
      madeBy,
    })),
  );
}
