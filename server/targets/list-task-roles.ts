import "server-only";
import type { TaskRoleList } from "@/lib/domain/pick-list";
import * as aws from "@/server/aws/task-roles";
import type { Context } from "@/server/context";

export async function listTaskRoles(context: Context, { target }: { target: string }): Promise<TaskRoleList> {
  const { items, hasMore } = await aws.listTaskRoles(await context.awsOf(target));
  return { roles: items, gaps: [], hasMore };
}
