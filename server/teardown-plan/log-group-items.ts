import "server-only";
import { serviceResourceType } from "@/lib/domain/service-resource-type";
import type { TeardownItem } from "@/lib/domain/teardown-plan";
import { type Look, newItem, ownerOf, serviceKey, stackKey, staying, usersOfLogGroup } from "./look";

/** Log groups that services, projects and stacks of the plan write to. */
export function logGroupItems(look: Look): TeardownItem[] {
  return logGroupNames(look).flatMap((name) => {
    const group = look.logGroups.get(name);
    if (!group) return [];
    const owner = ownerOf(look, "AWS::Logs::LogGroup", name);
    const users = usersOfLogGroup(look, name);
    return [
      newItem({
        kind: "log-group",
        name,
        resources: [{ type: "AWS::Logs::LogGroup", id: group.arn }],
        sizeBytes: group.sizeBytes,
        lastUsedAt: group.lastUsedAt,
        ...(owner ? { goesWith: stackKey(owner) } : { mayUntick: true, after: writersOf(look, name), seconds: 3 }),
        ...(!owner && !isOfAws(name) && { isTicked: false }),
        ...(users.length > 0 && !owner && staying("log-group-used-elsewhere", users)),
      }),
    ];
  });
}

/** ECS and CodeBuild name what they make so; any other was somebody's before the service wrote to it. */
const isOfAws = (name: string) => name.startsWith("/aws/");

type Subjects = Pick<Look, "services" | "stacks" | "book" | "projects">;

export function logGroupNames(look: Subjects): string[] {
  const resources = look.stacks.flatMap((stack) => look.book.resourcesOf(stack));
  const projects = new Set(
    resources.filter(({ type }) => type === "AWS::CodeBuild::Project").map(({ physicalId }) => physicalId),
  );
  return [
    ...new Set([
      ...look.services.flatMap((service) => service.logGroupNames),
      ...look.projects.filter(({ name }) => projects.has(name)).map(({ logGroupName }) => logGroupName),
      ...resources.filter(({ type }) => type === "AWS::Logs::LogGroup").map(({ physicalId }) => physicalId),
    ]),
  ];
}

/** Whoever still writes would make it anew, or lose lines. */
function writersOf(look: Look, name: string): string[] {
  const services = look.services.filter((service) => service.logGroupNames.includes(name));
  const projects = look.projects.filter(({ logGroupName }) => logGroupName === name);
  return [
    ...services.map(serviceKey),
    ...projects.flatMap((project) => {
      const owner = ownerOf(look, "AWS::CodeBuild::Project", project.name);
      return owner ? [stackKey(owner)] : [];
    }),
    ...services.flatMap(({ serviceArn }) => {
      const owner = ownerOf(look, serviceResourceType, serviceArn);
      return owner ? [stackKey(owner)] : [];
    }),
  ].filter((key, index, all) => all.indexOf(key) === index);
}
