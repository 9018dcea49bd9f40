import "server-only";
import { paginateListRoles, type Role } from "@aws-sdk/client-iam";
import { TaskRole } from "@/lib/domain/pick-list";
import { type BoundedList, firstPages } from "./bounded-list";
import type { AwsClients } from "./clients";

/** Roles whose trust lets ECS tasks take them. */
export function listTaskRoles({ iam }: AwsClients): Promise<BoundedList<TaskRole>> {
  return firstPages(paginateListRoles({ client: iam, pageSize: 1000 }, {}), ({ Roles }) =>
    Roles?.filter(trustsTasks).map(toTaskRole),
  );
}

function toTaskRole({ RoleName, Arn, Description }: Role): TaskRole {
  return TaskRole.parse({ name: RoleName, arn: Arn, description: Description || undefined });
}

interface Statement {
  Effect?: string;
  Principal?: "*" | { Service?: string | string[] };
}

function trustsTasks({ AssumeRolePolicyDocument: document = "" }: Role): boolean {
  return statementsOf(document).some(({ Effect, Principal }) => {
    const services = typeof Principal === "object" ? [Principal.Service ?? []].flat() : [];
    return Effect === "Allow" && services.includes("ecs-tasks.amazonaws.com");
  });
}

/** IAM gives the document URL-encoded. */
function statementsOf(document: string): Statement[] {
  try {
    const { Statement = [] }: { Statement?: Statement | Statement[] } = JSON.parse(decodeURIComponent(document));
    return [Statement].flat();
  } catch {
    return [];
  }
}
