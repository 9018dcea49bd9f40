import type { UpdateServiceRequest, UpdateServiceResponse } from "@aws-sdk/client-ecs";
import { AwsError, type Call } from "../../operation";
import { required } from "../../required";
import { readCluster } from "./clusters";
import { deployRevision } from "./deploy-revision";
import { findService, isKnown, newestRevision } from "./find-service";
import { invalidParameter } from "./invalid-parameter";
import { keepTasks } from "./keep-tasks";
import { toService } from "./service-view";
import { updateStandardService } from "./standard-services";
import type { ServiceRow } from "./tables";

/** What may be asked of an Express service through here; all else is for UpdateExpressGatewayService. */
const allowed = new Set(["cluster", "service", "desiredCount", "forceNewDeployment"]);

export function updateService(call: Call, input: UpdateServiceRequest): UpdateServiceResponse {
  const { clusterName } = readCluster(call, input.cluster ?? clusterOf(input.service));
  const service = findService(call, clusterName, required(input.service, "service"));
  if (!service || !isKnown(call, service)) throw new AwsError("ServiceNotFoundException", "Service not found.");
  if (service.status !== "ACTIVE") throw new AwsError("ServiceNotActiveException", "Service was not ACTIVE.");
  const { desiredCount } = input;
  if (desiredCount !== undefined && desiredCount < 0) throw invalidParameter("desiredCount must not be negative.");

  if (service.standard) updateStandardService(call, service, service.standard, input);
  else updateExpress(call, service, input);
  return { service: toService(call, service) };
}

function updateExpress(call: Call, service: ServiceRow, input: UpdateServiceRequest): void {
  const refused = Object.entries(input).find(([name, value]) => value !== undefined && !allowed.has(name));
  if (refused) {
    throw invalidParameter(
      `The ${refused[0]} of a service that is managed by ECS cannot be changed with UpdateService. Use UpdateExpressGatewayService.`,
    );
  }
  if (input.desiredCount !== undefined) {
    service.desiredCount = input.desiredCount;
    keepTasks(call, service);
  }
  const running = newestRevision(call, service);
  if (input.forceNewDeployment && running) deployRevision(call, service, running.configuration);
}

/** An ARN names its cluster too. */
function clusterOf(service: string | undefined): string | undefined {
  return service?.startsWith("arn:") ? service.split("/").at(-2) : undefined;
}
