import "server-only";
import { DescribeExpressGatewayServiceCommand } from "@aws-sdk/client-ecs";
import type { AwsClients } from "./clients";
import { isServiceGone } from "./ecs";

interface ExpressRoles {
  execution?: string;
  infrastructure?: string;
  task?: string;
}

/** ARNs of the roles that a service works with; none of one that is no Express service, or gone. */
export async function findExpressRoles({ ecs }: AwsClients, serviceArn: string): Promise<ExpressRoles> {
  try {
    const { service = {} } = await ecs.send(new DescribeExpressGatewayServiceCommand({ serviceArn }));
    const [newest = {}] = service.activeConfigurations ?? [];
    return {
      execution: newest.executionRoleArn,
      infrastructure: service.infrastructureRoleArn,
      task: newest.taskRoleArn,
    };
  } catch (error) {
    if (isServiceGone(error)) return {};
    throw error;
  }
}
