import "server-only";
import {
  DescribeTaskDefinitionCommand,
  paginateListTaskDefinitionFamilies,
  paginateListTaskDefinitions,
  type TaskDefinition,
} from "@aws-sdk/client-ecs";
import type { AwsClients } from "./clients";
import type { Uses } from "./express-services";

/** Undefined of one that was deleted; ECS has only a text for it. */
export async function findTaskDefinitionUses({ ecs }: AwsClients, taskDefinition: string): Promise<Uses | undefined> {
  try {
    const { taskDefinition: found } = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
    return found && usesOf(found);
  } catch (error) {
    if (error instanceof Error && error.name === "ClientException") return undefined;
    throw error;
  }
}

function usesOf({ taskDefinitionArn, executionRoleArn, taskRoleArn, containerDefinitions = [] }: TaskDefinition): Uses {
  const given = (values: (string | undefined)[]) => values.filter((value) => value !== undefined);
  return {
    roleArns: given([executionRoleArn, taskRoleArn]),
    images: given(containerDefinitions.map(({ image }) => image)),
    logGroupNames: given(
      containerDefinitions.map(({ logConfiguration }) => logConfiguration?.options?.["awslogs-group"]),
    ),
    taskDefinitionArns: given([taskDefinitionArn]),
    subnetIds: [],
  };
}

/** Thousands at the most: a Region with more is none that a person tidies up by hand. */
const mostRevisions = 5000;

/** Those that can be run, and those that were deregistered. */
export async function listRevisionsOf(clients: AwsClients, family: string): Promise<string[]> {
  const perStatus = await Promise.all(
    (["ACTIVE", "INACTIVE"] as const).map(async (status) => {
      const arns: string[] = [];
      const listing = paginateListTaskDefinitions(
        { client: clients.ecs, pageSize: 100 },
        { familyPrefix: family, status },
      );
      for await (const page of listing) {
        arns.push(...(page.taskDefinitionArns ?? []));
        if (arns.length >= mostRevisions) break;
      }
      return arns;
    }),
  );
  return perStatus.flat();
}

/** All of the Region by family; undefined where there are more than can be listed. */
export async function listAllRevisions({ ecs }: AwsClients): Promise<Map<string, string[]> | undefined> {
  const byFamily = new Map<string, string[]>();
  let count = 0;
  for (const status of ["ACTIVE", "INACTIVE"] as const) {
    for await (const page of paginateListTaskDefinitions({ client: ecs, pageSize: 100 }, { status })) {
      for (const arn of page.taskDefinitionArns ?? []) {
        const family = familyOf(arn);
        byFamily.set(family, [...(byFamily.get(family) ?? []), arn]);
      }
      count += page.taskDefinitionArns?.length ?? 0;
      if (count >= mostInBulk) return undefined;
    }
  }
  return byFamily;
}

const mostInBulk = 2000;

export async function listFamilies({ ecs }: AwsClients): Promise<string[]> {
  const families: string[] = [];
  for await (const page of paginateListTaskDefinitionFamilies({ client: ecs, pageSize: 100 }, { status: "ALL" })) {
    families.push(...(page.families ?? []));
    if (families.length >= mostRevisions) break;
  }
  return families;
}

/** `arn:aws:ecs:REGION:ACCOUNT:task-definition/FAMILY:REVISION` */
export function familyOf(taskDefinitionArn: string): string {
  return taskDefinitionArn.replace(/^.*task-definition\//, "").replace(/:\d+$/, "");
}
