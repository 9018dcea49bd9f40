import "server-only";
import { DescribeTasksCommand, paginateListTasks } from "@aws-sdk/client-ecs";
import { eachAtOnce, inBatches } from "./at-once";
import type { AwsClients } from "./clients";
import { familyOf } from "./task-definitions";

/** Families of which a cluster runs tasks, by a service or by themselves. */
export async function listRunningFamilies({ ecs }: AwsClients, cluster: string): Promise<string[]> {
  const arns: string[] = [];
  for await (const page of paginateListTasks({ client: ecs, pageSize: 100 }, { cluster }))
    arns.push(...(page.taskArns ?? []));
  const described = await eachAtOnce(inBatches(arns, 100), 4, (tasks) =>
    ecs.send(new DescribeTasksCommand({ cluster, tasks })),
  );
  const definitions = described.flatMap(({ tasks = [] }) => tasks.flatMap(({ taskDefinitionArn: arn }) => arn ?? []));
  return [...new Set(definitions.map(familyOf))];
}
