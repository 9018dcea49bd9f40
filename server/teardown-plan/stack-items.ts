import "server-only";
import { serviceResourceType } from "@/lib/domain/service-resource-type";
import type { TeardownItem, TeardownReason } from "@/lib/domain/teardown-plan";
import type { AnyStack } from "@/server/aws/all-stacks";
import { arnOf } from "./arns";
import {
  type Look,
  newItem,
  otherServices,
  ownerOf,
  serviceKey,
  stackKey,
  usersOfLogGroup,
  usersOfRepository,
  usersOfRole,
} from "./look";

/** Those that are items of their own, and go along. */
const apart = new Set([serviceResourceType, "AWS::ECR::Repository", "AWS::Logs::LogGroup"]);

const serviceStackSeconds = 290;

export function stackItems(look: Look): TeardownItem[] {
  return look.stacks.flatMap((stack) => {
    const resources = look.book.resourcesOf(stack);
    const holdsService = resources.some(({ type }) => type === serviceResourceType);
    const failed = resources.filter(({ status }) => status === "DELETE_FAILED");
    const item = newItem({
      kind: "stack",
      name: stack.stackName,
      resources: [
        { type: "AWS::CloudFormation::Stack", id: stack.stackId },
        ...resources.filter(({ type }) => !apart.has(type)).map((each) => ({ type: each.type, id: arnOf(each, look) })),
      ],
      status: stack.status,
      lastUsedAt: stack.changedAt,
      seconds: holdsService ? serviceStackSeconds : undefinedSeconds,
      after: [...imagesOf(look, stack), ...roleUsersOf(look, stack), ...importersInPlan(look, stack).map(stackKey)],
      solved: [...solvedImports(look, stack), ...solvedImages(look, stack)],
      reason:
        failed.length > 0
          ? { rule: "delete-failed", names: failed.map(({ logicalId }) => logicalId), detail: failed[0]?.reason }
          : undefined,
    });
    return [{ ...item, ...(inTheWay(look, stack) ?? {}) }, ...changeSetItems(look, stack)];
  });
}

const undefinedSeconds = 40;

function changeSetItems(look: Look, stack: AnyStack): TeardownItem[] {
  return (look.changeSets.get(stack.stackId) ?? []).map((id) => {
    const name = /:changeSet\/([^/]+)\//.exec(id)?.[1] ?? id;
    return newItem({
      kind: "change-set",
      key: `change-set:${stack.stackName}/${name}`,
      name,
      resources: [{ type: "change-set", id }],
      goesWith: stackKey(stack),
    });
  });
}

/** Why a stack may not go, the most pressing reason first. */
function inTheWay(look: Look, stack: AnyStack): Pick<TeardownItem, "group" | "reason" | "isTicked"> | undefined {
  const shared = sharedIn(look, stack);
  const mayStay = look.scope.kind !== "stack" && !holdsSubject(look, stack);
  if (shared && mayStay) return { group: "stays", reason: shared, isTicked: false };
  const reason =
    ownState(look, stack) ??
    foreignImport(look, stack) ??
    notLookedAt(look, stack) ??
    (shared && { ...shared, rule: "stack-holds-shared" });
  return reason && { group: "blocked", reason, isTicked: false };
}

function holdsSubject(look: Look, stack: AnyStack): boolean {
  return look.services.some(({ serviceArn }) => ownerOf(look, serviceResourceType, serviceArn) === stack);
}

function ownState({ book }: Look, stack: AnyStack): TeardownReason | undefined {
  const { status, rootId, isProtected } = stack;
  const root = rootId && rootId !== stack.stackId ? book.byId(rootId) : undefined;
  if (root) return { rule: "stack-nested", names: [root.stackName] };
  const isBusy = status.endsWith("_IN_PROGRESS") && status !== "REVIEW_IN_PROGRESS";
  if (isBusy) return { rule: "stack-busy", names: [stack.stackName], detail: status };
  return isProtected ? { rule: "termination-protection", names: [stack.stackName] } : undefined;
}

function foreignImport(look: Look, stack: AnyStack): TeardownReason | undefined {
  for (const name of stack.exports) {
    const others = importersOf(look, name).filter(
      (importer) => !look.stacks.some((each) => each.stackName === importer),
    );
    if (others.length > 0) return { rule: "import-in-use", names: others, detail: name };
  }
  return undefined;
}

/** What depends on a part that AWS did not answer. */
function notLookedAt({ partial, book }: Look, stack: AnyStack): TeardownReason | undefined {
  const parts = [
    "stack-resources",
    ...(stack.exports.length > 0 ? ["imports" as const] : []),
    ...(book.resourcesOf(stack).some(({ type }) => type === "AWS::ECR::Repository") ? ["images" as const] : []),
    "services",
    "tags",
  ] as const;
  const failed = parts.find((part) => partial.problemOf(part));
  return failed && { rule: "not-looked-at", names: [failed], detail: partial.problemOf(failed)?.aws?.code };
}

/** What is in a stack and somebody else uses. */
function sharedIn(look: Look, stack: AnyStack): TeardownReason | undefined {
  for (const resource of look.book.resourcesOf(stack)) {
    const [rule, users] = usersOf(look, resource.type, resource.physicalId, arnOf(resource, look));
    if (users.length > 0) return { rule, names: users, detail: resource.physicalId.split("/").at(-1) };
  }
  return undefined;
}

function usersOf(look: Look, type: string, id: string, arn: string): [TeardownReason["rule"], string[]] {
  switch (type) {
    case "AWS::IAM::Role":
      return ["role-used-elsewhere", usersOfRole(look, roleArnOf(look, id) ?? arn)];
    case "AWS::ECR::Repository": {
      const repository = look.repositories.find(({ name }) => name === id);
      return ["images-used-elsewhere", repository ? usersOfRepository(look, repository) : []];
    }
    case "AWS::Logs::LogGroup":
      return ["log-group-used-elsewhere", usersOfLogGroup(look, id)];
    case "AWS::ECS::Cluster":
      return [
        "cluster-in-use",
        otherServices(look)
          .filter(({ clusterName }) => clusterName === id.split("/").at(-1))
          .map(({ serviceName }) => serviceName),
      ];
    case serviceResourceType:
      return [
        "stack-holds-shared",
        otherServices(look)
          .filter(({ serviceArn }) => serviceArn === id)
          .map(({ serviceName }) => serviceName),
      ];
    default:
      return ["not-made-for-it", []];
  }
}

/** A role with a path has it in its ARN, and whoever uses it says the ARN. */
function roleArnOf({ all, projects }: Look, name: string): string | undefined {
  const known = [...all.flatMap(({ roleArns }) => roleArns), ...projects.flatMap(({ roleArn }) => roleArn ?? [])];
  return known.find((arn) => arn.split("/").at(-1) === name);
}

function repositoriesIn({ book }: Look, stack: AnyStack): string[] {
  return book
    .resourcesOf(stack)
    .filter(({ type }) => type === "AWS::ECR::Repository")
    .map(({ physicalId }) => physicalId);
}

function imagesOf(look: Look, stack: AnyStack): string[] {
  return repositoriesIn(look, stack)
    .filter((name) => (look.images.get(name)?.digests.length ?? 0) > 0)
    .map((name) => `images:${name}`);
}

/** The role with which ECS clears up has to be there until its service is INACTIVE. */
function roleUsersOf(look: Look, stack: AnyStack): string[] {
  const roles = new Set(
    look.book
      .resourcesOf(stack)
      .filter(({ type }) => type === "AWS::IAM::Role")
      .map(({ physicalId }) => physicalId),
  );
  return look.services
    .filter(({ roleArns }) => roleArns.some((arn) => roles.has(arn.split("/").at(-1) ?? "")))
    .filter(({ serviceArn }) => ownerOf(look, serviceResourceType, serviceArn) !== stack)
    .map(serviceKey);
}

function importersOf({ importers }: Look, exportName: string): string[] {
  return importers.get(exportName) ?? [];
}

function importersInPlan(look: Look, stack: AnyStack): AnyStack[] {
  const names = new Set(stack.exports.flatMap((name) => importersOf(look, name)));
  return look.stacks.filter(({ stackName }) => names.has(stackName));
}

function solvedImports(look: Look, stack: AnyStack): TeardownReason[] {
  return stack.exports.flatMap((detail) => {
    const names = importersOf(look, detail).filter((name) => look.stacks.some(({ stackName }) => stackName === name));
    return names.length > 0 ? [{ rule: "import-goes-first" as const, names, detail }] : [];
  });
}

function solvedImages(look: Look, stack: AnyStack): TeardownReason[] {
  return repositoriesIn(look, stack).flatMap((name) => {
    const count = look.images.get(name)?.digests.length ?? 0;
    return count > 0 ? [{ rule: "images-go-first" as const, names: [name], detail: String(count) }] : [];
  });
}
