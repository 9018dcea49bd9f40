import type {
  DescribeServiceRevisionsRequest,
  DescribeServiceRevisionsResponse,
  ServiceRevision,
} from "@aws-sdk/client-ecs";
import type { Call } from "../../operation";
import type { Place } from "../../place";
import { required } from "../../required";
import { awsvpcOf } from "./awsvpc";
import { invalidParameter } from "./invalid-parameter";
import { toManagedResources } from "./managed-resource-tree";
import { ecsArn, type RevisionRow, revisionTable, serviceTable } from "./tables";

export function describeServiceRevisions(
  call: Call,
  input: DescribeServiceRevisionsRequest,
): DescribeServiceRevisionsResponse {
  const arns = required(input.serviceRevisionArns, "serviceRevisionArns");
  if (arns.length > 20) throw invalidParameter("At most 20 service revisions can be described at once.");
  const found = arns.map((arn) => ({ arn, row: revisionTable(call).get(arn) }));
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

function toServiceRevision(place: Place, row: RevisionRow): ServiceRevision[] {
  const service = serviceTable(place).get(row.serviceId);
  if (!service) return [];
  const { configuration, imageDigest, serviceRevisionArn, createdAt } = row;
  const { image, containerPort } = configuration.primaryContainer;
  return [
    {
      serviceRevisionArn,
      serviceArn: service.serviceArn,
      clusterArn: ecsArn(place, `cluster/${service.clusterName}`),
      taskDefinition: configuration.taskDefinitionArn,
      capacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1, base: 1 }],
      platformVersion: "1.4.0",
      platformFamily: "Linux",
      loadBalancers: [{ targetGroupArn: service.nodes[row.targetGroup].arn, containerName: "Main", containerPort }],
      networkConfiguration: { awsvpcConfiguration: awsvpcOf(service, configuration) },
      containerImages: [{ containerName: "Main", image, imageDigest }],
      guardDutyEnabled: false,
      createdAt,
      ecsManagedResources: toManagedResources(place, service, configuration),
    },
  ];
}
