import "server-only";
import type { ServiceAddress } from "@/lib/domain/cost-report";
import { ProblemError } from "@/lib/domain/problem";
import { minTasksParameter } from "@/lib/domain/service-parameters";
import type { AwsClients } from "@/server/aws/clients";
import { describeServices } from "@/server/aws/ecs";
import { readScaling, setDesiredTasks, setMinTasks } from "@/server/aws/express-scaling";
import { findOwnerStack, type OwnerStack, setStackParameter } from "@/server/aws/stack-parameter";

/** An Express service, how few tasks it has at least, and the stack that says so, where there is one. */
export interface ScaledService {
  serviceArn: string;
  minTasks: number;
  stack?: OwnerStack;
}

export async function readScaledService(aws: AwsClients, address: ServiceAddress): Promise<ScaledService> {
  const { serviceName, clusterName, target } = address;
  const [service] = await describeServices(aws, clusterName, [serviceName]);
  if (service?.status !== "ACTIVE") {
    throw new ProblemError("not-found", `${serviceName} is not running in cluster ${clusterName} of ${target}.`);
  }
  const { serviceArn } = service;
  const [{ minTaskCount }, stack] = await Promise.all([readScaling(aws, serviceArn), findOwnerStack(aws, serviceArn)]);
  if (!stack) return { serviceArn, minTasks: minTaskCount };
  const ofStack = stack.parameters[minTasksParameter];
  if (ofStack !== undefined) return { serviceArn, stack, minTasks: Number(ofStack) };
  const detail = `${serviceName} belongs to stack ${stack.stackName}, whose template has no parameter ${minTasksParameter}.`;
  throw new ProblemError("cannot-be-paused", detail);
}

/** Where a stack has the service, the stack has to know: its next change would take back what was done past it. */
export async function scale(aws: AwsClients, service: ScaledService, minTasks: number): Promise<void> {
  const { serviceArn, stack } = service;
  if (service.minTasks !== minTasks) {
    if (stack) await setStackParameter(aws, stack, minTasksParameter, String(minTasks));
    else await setMinTasks(aws, serviceArn, minTasks);
  }
  await setDesiredTasks(aws, serviceArn, minTasks);
}
