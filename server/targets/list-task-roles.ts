import "server-only";
import type { TaskRoleList } from "@/lib/domain/pick-list";
import * as aws from "@/server/aws/task-roles";
import type { Context } from "@/server/context";
import { orGap } from "./gap";

export async function listTaskRoles(context: Context, { target }: { target: string }): Promise<TaskRoleList> {
  const { items, ...ends } = await orGap("iam", aws.listTaskRoles(await context.awsOf(target)));
  return { roles: items, ...ends };
}
