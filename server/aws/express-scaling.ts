import "server-only";
import {
  DescribeExpressGatewayServiceCommand,
  type ExpressGatewayScalingTarget,
  UpdateExpressGatewayServiceCommand,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import type { AwsClients } from "./clients";
import { clusterOf } from "./ecs";

/** How the newest revision of an Express service scales, as it was asked for. */
export async function readScaling(
  { ecs }: Pick<AwsClients, "ecs">,
  serviceArn: string,
): Promise<ExpressGatewayScalingTarget & { minTaskCount: number }> {
  const { service } = await ecs.send(new DescribeExpressGatewayServiceCommand({ serviceArn }));
  const scaling = service?.activeConfigurations?.[0]?.scalingTarget;
  return { ...scaling, minTaskCount: scaling?.minTaskCount ?? 1 };
}

/** The rest of the service is not sent, and so stays: a container would be replaced as a whole. */
export async function setMinTasks(
  aws: Pick<AwsClients, "ecs">,
  serviceArn: string,
  minTaskCount: number,
): Promise<void> {
  const scalingTarget = { ...(await readScaling(aws, serviceArn)), minTaskCount };
  await aws.ecs.send(new UpdateExpressGatewayServiceCommand({ serviceArn, scalingTarget }));
}

/** A minimum alone takes no task away: scaling waits for an alarm, and without tasks none goes off. */
export async function setDesiredTasks(
  { ecs }: Pick<AwsClients, "ecs">,
  serviceArn: string,
  desiredCount: number,
): Promise<void> {
  await ecs.send(new UpdateServiceCommand({ cluster: clusterOf(serviceArn), service: serviceArn, desiredCount }));
}
