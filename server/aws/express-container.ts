import "server-only";
import {
  DescribeExpressGatewayServiceCommand,
  type ECSExpressGatewayService,
  type ExpressGatewayServiceConfiguration,
  UpdateExpressGatewayServiceCommand,
} from "@aws-sdk/client-ecs";
import type { AwsClients } from "./clients";
import { clusterOf, isServiceGone } from "./ecs";

export interface ExpressContainer {
  /** As the newest revision names it: by tag or by digest. */
  image?: string;
  healthCheckPath: string;
  /** A task definition of the service's own has the container: its image cannot be given to the service. */
  isByTaskDefinition: boolean;
}

/** Undefined of a service that is not there, or on its way out. */
export async function findExpressContainer(aws: AwsClients, serviceArn: string): Promise<ExpressContainer | undefined> {
  const service = await findActive(aws, serviceArn);
  if (!service) return undefined;
  const { primaryContainer, healthCheckPath = "/", taskDefinitionArn } = newestOf(service) ?? {};
  const { image } = primaryContainer ?? {};
  const isByTaskDefinition = image === undefined || !isOfEcs(service, taskDefinitionArn);
  return { image, healthCheckPath, isByTaskDefinition };
}

/** The family that ECS makes itself is `CLUSTER-SERVICE`. */
function isOfEcs({ serviceArn = "", serviceName }: ECSExpressGatewayService, taskDefinitionArn?: string): boolean {
  if (!taskDefinitionArn) return true;
  const family = taskDefinitionArn.split("/").at(-1)?.replace(/:\d+$/, "");
  return family === `${clusterOf(serviceArn)}-${serviceName}`;
}

/** All else stays as it is: ECS keeps what is not sent, but takes a container as a whole. */
export async function updateExpressImage(aws: AwsClients, serviceArn: string, image: string): Promise<void> {
  const service = await findActive(aws, serviceArn);
  const primaryContainer = { ...(service && newestOf(service)?.primaryContainer), image };
  await aws.ecs.send(new UpdateExpressGatewayServiceCommand({ serviceArn, primaryContainer }));
}

async function findActive({ ecs }: AwsClients, serviceArn: string): Promise<ECSExpressGatewayService | undefined> {
  try {
    const { service } = await ecs.send(new DescribeExpressGatewayServiceCommand({ serviceArn }));
    return service?.status?.statusCode === "ACTIVE" ? service : undefined;
  } catch (error) {
    if (isServiceGone(error)) return undefined;
    throw error;
  }
}

/** Two of them are there while a rollout goes on. */
function newestOf(service: ECSExpressGatewayService): ExpressGatewayServiceConfiguration | undefined {
  return service.activeConfigurations
    ?.toSorted((one, other) => (other.createdAt?.getTime() ?? 0) - (one.createdAt?.getTime() ?? 0))
    .at(0);
}
