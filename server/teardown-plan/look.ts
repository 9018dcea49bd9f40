import "server-only";
import type { TeardownItem, TeardownReason } from "@/lib/domain/teardown-plan";
import type { TeardownScope } from "@/lib/domain/teardown-scope";
import { teardownSeconds } from "@/lib/domain/teardown-seconds";
import type { AnyStack } from "@/server/aws/all-stacks";
import { familyOf } from "@/server/aws/task-definitions";
import type { Details } from "./details";
import type { FoundService } from "./found-services";
import type { Partial } from "./partial";
import type { StackBook } from "./stack-book";
import { runsImageOf, type Subject } from "./subject";
import type { Surroundings } from "./surroundings";

/** All that was seen, and what of it the plan is about. */
export interface Look extends Surroundings, Subject, Details {
  all: Surroundings["services"];
  scope: TeardownScope;
  account: string;
  region: string;
  book: StackBook;
  partial: Partial;
}

type Given = Pick<TeardownItem, "kind" | "name" | "resources"> &
  Omit<Optional<TeardownItem>, "kind" | "name" | "resources">;
type Optional<T> = { [Name in keyof T]?: T[Name] };

/** An item that goes, and is no choice, unless something else is said. */
export function newItem(given: Given): TeardownItem {
  const { kind, name, resources } = given;
  return {
    key: `${kind}:${name}`,
    count: resources.length,
    group: "goes",
    solved: [],
    evidence: [],
    mayUntick: false,
    isTicked: (given.group ?? "goes") === "goes",
    after: [],
    seconds: given.goesWith ? 0 : teardownSeconds[kind],
    ...given,
  };
}

export function staying(
  rule: TeardownReason["rule"],
  names: string[],
  detail?: string,
): Pick<TeardownItem, "group" | "reason"> {
  return { group: "stays", reason: { rule, names, detail } };
}

export function serviceKey({ clusterName, serviceName }: Pick<FoundService, "clusterName" | "serviceName">): string {
  return `express-service:${clusterName}/${serviceName}`;
}

export function stackKey({ stackName }: Pick<AnyStack, "stackName">): string {
  return `stack:${stackName}`;
}

/** Services that do not go with this plan. */
export function otherServices({ all, services }: Look): FoundService[] {
  return all.filter((service) => !services.includes(service));
}

export function usersOfRole(look: Look, roleArn: string): string[] {
  const staysProject = ({ name }: { name: string }) => !ownerOf(look, "AWS::CodeBuild::Project", name);
  return [
    ...otherServices(look)
      .filter(({ roleArns }) => roleArns.includes(roleArn))
      .map(({ serviceName }) => serviceName),
    ...look.projects.filter((project) => project.roleArn === roleArn && staysProject(project)).map(({ name }) => name),
    ...look.book.stacks
      .filter((stack) => stack.roleArn === roleArn && !look.stacks.includes(stack))
      .map(({ stackName }) => stackName),
  ];
}

export function usersOfRepository(look: Look, repository: Surroundings["repositories"][number]): string[] {
  return otherServices(look)
    .filter((service) => runsImageOf(service, repository))
    .map(({ serviceName }) => serviceName);
}

export function usersOfLogGroup(look: Look, name: string): string[] {
  const others = otherServices(look).filter(({ logGroupNames }) => logGroupNames.includes(name));
  const projects = look.projects.filter(
    (project) => project.logGroupName === name && !ownerOf(look, "AWS::CodeBuild::Project", project.name),
  );
  return [...others.map(({ serviceName }) => serviceName), ...projects.map((project) => project.name)];
}

export function usersOfFamily(look: Look, family: string): string[] {
  return otherServices(look)
    .filter(({ taskDefinitionArns }) => taskDefinitionArns.some((arn) => familyOf(arn) === family))
    .map(({ serviceName }) => serviceName);
}

/** The stack of the plan that has made something, if one did. */
export function ownerOf({ stacks, book }: Look, type: string, physicalId: string): AnyStack | undefined {
  return stacks.find((stack) =>
    book.resourcesOf(stack).some((resource) => resource.type === type && resource.physicalId === physicalId),
  );
}

/** What one is told that is in no stack of the plan, but that a stack made: that stack is not this plan's to break. */
export function otherOwner({ stacks, book }: Look, tags: Record<string, string>): string | undefined {
  const stackId = tags["aws:cloudformation:stack-id"];
  if (!stackId || stacks.some((stack) => stack.stackId === stackId)) return undefined;
  return book.byId(stackId)?.stackName;
}
