import type {
  ContainerImage,
  DescribeServiceRevisionsRequest,
  DescribeServiceRevisionsResponse,
  ServiceRevision,
} from "@aws-sdk/client-ecs";
import type { Call } from "../../operation";
import type { Place } from "../../place";
import { required } from "../../required";
import { overriddenArchitecture } from "./architecture";
import { awsvpcOf } from "./awsvpc";
import { isKnown } from "./find-service";
import { invalidParameter } from "./invalid-parameter";
import { toManagedResources } from "./managed-resource-tree";
import { ecsArn, type RevisionRow, revisionTable, serviceTable } from "./tables";
import { targetGroupOf } from "./targets";
import { findTaskDefinition } from "./task-definitions";

export function describeServiceRevisions(
  call: Call,
  input: DescribeServiceRevisionsRequest,
): DescribeServiceRevisionsResponse {
  const arns = required(input.serviceRevisionArns, "serviceRevisionArns");
  if (arns.length === 0) throw invalidParameter("Service revision arns cannot be empty.");
  if (arns.length > 20) throw invalidParameter("At most 20 service revisions can be described at once.");
  const found = arns.map((arn) => ({ arn, row: findRevision(call, arn) }));
  for (const { arn } of found) {
    if (!/^arn:[^:]*:ecs:[^:]*:\d{12}:service-revision\//.test(arn))
      throw invalidParameter(`Invalid service revision arn: ${arn}`);
  }
  for (const { row } of found) {
    if (row && serviceTable(call).get(row.serviceId)?.status === "INACTIVE") {
      throw invalidParameter("Cannot call DescribeServiceRevisions for a service that is INACTIVE");
    }
  }
  return {
    serviceRevisions: found.flatMap(({ row }) => (row ? toServiceRevision(call, row) : [])),
    failures: found.flatMap(({ arn, row }) => (row ? [] : [{ arn, reason: "MISSING" }])),
  };
}

/** Not yet, of a service that is too new to be known everywhere. */
function findRevision(place: Place, arn: string): RevisionRow | undefined {
  const row = revisionTable(place).get(arn);
  const service = serviceTable(place).get(row?.serviceId ?? "");
  return service && isKnown(place, service) ? row : undefined;
}

/** `Main`, and what a task definition of the owner's has beside it. */
function containersOf(place: Place, { configuration, imageDigest }: RevisionRow): ContainerImage[] {
  const definition = findTaskDefinition(place, configuration.taskDefinitionArn);
  return (definition?.containerDefinitions ?? []).map(({ name, image }) => ({
    containerName: name,
    image,
    imageDigest: image === configuration.primaryContainer.image ? imageDigest : undefined,
  }));
}

function toServiceRevision(place: Place, row: RevisionRow): ServiceRevision[] {
  const service = serviceTable(place).get(row.serviceId);
  if (!service) return [];
  const { configuration, serviceRevisionArn, createdAt } = row;
  const { containerPort } = configuration.primaryContainer;
  const targetGroupArn = targetGroupOf(service, row);
  const cpuArchitecture = overriddenArchitecture(place.world, row);
  return [
    {
      serviceRevisionArn,
      serviceArn: service.serviceArn,
      clusterArn: ecsArn(place, `cluster/${service.clusterName}`),
      taskDefinition: configuration.taskDefinitionArn,
      ...(service.standard?.launchType
        ? { launchType: service.standard.launchType }
        : { capacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1, base: 1 }] }),
      platformVersion: "1.4.0",
      platformFamily: "Linux",
      loadBalancers: service.standard?.loadBalancers ?? [{ targetGroupArn, containerName: "Main", containerPort }],
      serviceRegistries: [],
      volumeConfigurations: [],
      vpcLatticeConfigurations: [],
      resolvedConfiguration: {
        loadBalancers: targetGroupArn ? [{ targetGroupArn, productionListenerRule: service.nodes.rule.arn }] : [],
      },
      networkConfiguration: { awsvpcConfiguration: awsvpcOf(service, configuration) },
      containerImages: containersOf(place, row),
      overrides: cpuArchitecture && { runtimePlatform: { cpuArchitecture } },
      guardDutyEnabled: false,
      createdAt,
      ecsManagedResources: service.standard ? undefined : toManagedResources(place, service, configuration),
    },
  ];
}
