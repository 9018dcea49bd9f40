import "server-only";
import { ListRoleTagsCommand, paginateListRoles } from "@aws-sdk/client-iam";
import { ownTags } from "@/lib/domain/own-tags";
import { eachAtOnce } from "./at-once";
import { firstPages } from "./bounded-list";
import type { AwsClients } from "./clients";
import { toTags } from "./tags";

/** A role that a stack of Slipway's has made, as its own tags say. */
export interface MadeRole {
  roleName: string;
  arn: string;
  stackId: string;
  stackName: string;
}

/** More than that is a team that keeps its roles. */
const mostRoles = 60;

/** CloudFormation calls a role after its stack; whose stack that was, the tags say, of which ListRoles tells none. */
export async function listMadeRoles({ iam }: AwsClients, stackPrefix: string): Promise<MadeRole[]> {
  const { items } = await firstPages(paginateListRoles({ client: iam, pageSize: 1000 }, {}), ({ Roles }) =>
    Roles?.flatMap(({ RoleName: roleName = "", Arn: arn = "" }) =>
      roleName.startsWith(stackPrefix) ? [{ roleName, arn }] : [],
    ),
  );
  const roles = await eachAtOnce(items.slice(0, mostRoles), 6, async (role) => {
    const { Tags } = await iam.send(new ListRoleTagsCommand({ RoleName: role.roleName, MaxItems: 100 }));
    const tags = toTags(Tags);
    const stackId = tags["aws:cloudformation:stack-id"];
    const stackName = tags["aws:cloudformation:stack-name"];
    return tags[ownTags.createdBy] === "slipway" && stackId && stackName ? [{ ...role, stackId, stackName }] : [];
  });
  return roles.flat();
}
