import "server-only";
import { ownTags } from "@/lib/domain/own-tags";
import { ProblemError } from "@/lib/domain/problem";
import { serviceResourceType } from "@/lib/domain/service-resource-type";
import type { TeardownScope } from "@/lib/domain/teardown-scope";
import type { AnyStack } from "@/server/aws/all-stacks";
import { eachAtOnce } from "@/server/aws/at-once";
import type { Repository } from "@/server/aws/repositories";
import type { FoundService } from "./found-services";
import type { Partial } from "./partial";
import type { StackBook } from "./stack-book";
import type { Surroundings } from "./surroundings";

/** What a teardown is of: whatever else goes, goes because it belongs to these. */
export interface Subject {
  services: FoundService[];
  stacks: AnyStack[];
}

/** What is in them is read, for it goes along. */
async function ofLeftStacks(partial: Partial, book: StackBook): Promise<Subject> {
  const stacks = book.stacks.filter(isLeftStack);
  await partial.read("stack-resources", [], () =>
    eachAtOnce(stacks, stackCallsAtOnce, ({ stackId }) => book.readResources(stackId)),
  );
  return { services: [], stacks };
}

/** Stacks that never came to be, or that could not go. */
const leftStatuses = new Set(["REVIEW_IN_PROGRESS", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "DELETE_FAILED"]);

function isLeftStack({ status, rootId }: AnyStack): boolean {
  return leftStatuses.has(status) && !rootId;
}

type Found = Pick<Surroundings, "services" | "repositories">;

/** AWS publishes no rate for CloudFormation; others were throttled at eight calls a second. */
const stackCallsAtOnce = 6;

export async function readSubject(
  partial: Partial,
  book: StackBook,
  found: Found,
  scope: TeardownScope,
): Promise<Subject> {
  switch (scope.kind) {
    case "service":
      return withStacks(partial, book, found, [readService(partial, found, scope)]);
    case "stack":
      return ofStack(partial, book, found, scope.stackName);
    case "target": {
      const express = found.services.filter(({ isExpress }) => isExpress);
      return withStacks(partial, book, found, express, ({ tags }) => ownTags.createdBy in tags);
    }
    case "leftovers":
      return ofLeftStacks(partial, book);
  }
}

function readService(partial: Partial, { services }: Found, scope: TeardownScope & { kind: "service" }): FoundService {
  const { clusterName, serviceName } = scope;
  const service = services.find((each) => each.clusterName === clusterName && each.serviceName === serviceName);
  if (service?.isExpress) return service;
  throw (
    partial.problemOf("clusters") ??
    partial.problemOf("services") ??
    new ProblemError("not-found", `The cluster ${clusterName} has no Express service ${serviceName}.`)
  );
}

async function ofStack(partial: Partial, book: StackBook, { services }: Found, stackName: string): Promise<Subject> {
  const stack = book.byName(stackName);
  if (!stack) throw partial.problemOf("stacks") ?? new ProblemError("not-found", `There is no stack ${stackName}.`);
  const resources = await partial.read("stack-resources", [], () => book.readResources(stack.stackId));
  const arns = new Set(resources.map(({ physicalId }) => physicalId));
  return { services: services.filter(({ serviceArn }) => arns.has(serviceArn)), stacks: [stack] };
}

/** With the stacks that made the services, those that build their images, and others that are `ours`. */
async function withStacks(
  partial: Partial,
  book: StackBook,
  { repositories }: Found,
  services: FoundService[],
  ours: (stack: AnyStack) => boolean = ({ tags }) =>
    services.some(({ serviceName }) => tags[ownTags.service] === serviceName && ownTags.createdBy in tags),
): Promise<Subject> {
  const used = repositories.filter((repository) => services.some((service) => runsImageOf(service, repository)));
  const owners = await partial.read("stack-resources", [], async () => {
    const [ofServices, ofRepositories, own] = await Promise.all([
      eachAtOnce(services, stackCallsAtOnce, ({ serviceArn }) => book.findOwnerOf(serviceArn, serviceResourceType)),
      eachAtOnce(used, stackCallsAtOnce, async ({ name, uri }) => {
        const owner = await book.findOwnerOf(name, "AWS::ECR::Repository", [uri]);
        return owner && isBuildStack(book, owner) ? owner : undefined;
      }),
      eachAtOnce(book.stacks.filter(ours), stackCallsAtOnce, async (stack) => {
        await book.readResources(stack.stackId);
        return stack;
      }),
    ]);
    return [...ofServices, ...ofRepositories, ...own];
  });
  return { services, stacks: [...new Set(owners.filter((stack) => stack !== undefined))] };
}

const buildTypes = new Set([
  "AWS::ECR::Repository",
  "AWS::CodeBuild::Project",
  "AWS::IAM::Role",
  "AWS::IAM::Policy",
  "AWS::IAM::ManagedPolicy",
  "AWS::Logs::LogGroup",
]);

/** It holds what makes images and nothing else: a stack with a database in it was not made for one service. */
function isBuildStack(book: StackBook, stack: AnyStack): boolean {
  return book.resourcesOf(stack).every(({ type }) => buildTypes.has(type));
}

export function runsImageOf({ images }: Pick<FoundService, "images">, { uri }: Repository): boolean {
  return images.some((image) => image === uri || image.startsWith(`${uri}:`) || image.startsWith(`${uri}@`));
}
