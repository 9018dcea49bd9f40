import type { CreateExpressGatewayServiceRequest, ECSManagedResources } from "@aws-sdk/client-ecs";
import { AwsError, type Call } from "../../operation";
import {
  createExpressGatewayService,
  deleteExpressGatewayService,
  describeExpressGatewayService,
  updateExpressGatewayService,
} from "../../services/ecs/express-services";
import { findServiceByArn } from "../../services/ecs/find-service";
import { listServiceDeployments } from "../../services/ecs/service-deployments";
import { describeServiceRevisions } from "../../services/ecs/service-revisions";
import { choice, integer, listOf, objectOf, replacing, required, tagList, text } from "../property-schema";
import type { ResourceType, Settling, WantedResource } from "../resource-type";
import { toEcsTags, toOwnTags, toProperties, toSdkInput } from "../sdk-input";
import { cloudFormationSettings } from "../settings";
import { splitTags } from "../system-tags";
import type { TemplateValue } from "../template-value";

/** As with every property of the service that it cannot change, tags make a new one: with another host name. */
export const expressGatewayService: ResourceType = {
  typeName: "AWS::ECS::ExpressGatewayService",
  properties: {
    Cluster: replacing(text),
    Cpu: text,
    ExecutionRoleArn: text,
    HealthCheckPath: text,
    InfrastructureRoleArn: required(replacing(text)),
    Memory: text,
    NetworkConfiguration: objectOf({ SecurityGroups: listOf(text), Subnets: listOf(text) }),
    PrimaryContainer: objectOf({
      AwsLogsConfiguration: objectOf({ LogGroup: required(text), LogStreamPrefix: required(text) }),
      Command: listOf(text),
      ContainerPort: integer,
      Environment: listOf(objectOf({ Name: required(text), Value: required(text) })),
      Image: required(text),
      RepositoryCredentials: objectOf({ CredentialsParameter: required(text) }),
      Secrets: listOf(objectOf({ Name: required(text), ValueFrom: required(text) })),
    }),
    ScalingTarget: objectOf({
      AutoScalingMetric: choice("AVERAGE_CPU", "AVERAGE_MEMORY", "REQUEST_COUNT_PER_TARGET"),
      AutoScalingTargetValue: integer,
      MaxTaskCount: integer,
      MinTaskCount: integer,
    }),
    ServiceName: replacing(text),
    Tags: replacing(tagList),
    TaskDefinitionArn: text,
    TaskRoleArn: text,
  },
  attributes: [
    "ActiveConfigurations",
    "CreatedAt",
    "ECSManagedResourceArns.AutoScaling.ApplicationAutoScalingPolicies",
    "ECSManagedResourceArns.AutoScaling.ScalableTarget",
    "ECSManagedResourceArns.IngressPath.CertificateArn",
    "ECSManagedResourceArns.IngressPath.ListenerArn",
    "ECSManagedResourceArns.IngressPath.ListenerRuleArn",
    "ECSManagedResourceArns.IngressPath.LoadBalancerArn",
    "ECSManagedResourceArns.IngressPath.LoadBalancerSecurityGroups",
    "ECSManagedResourceArns.IngressPath.TargetGroupArns",
    "ECSManagedResourceArns.LogGroups",
    "ECSManagedResourceArns.MetricAlarms",
    "ECSManagedResourceArns.ServiceSecurityGroups",
    "Endpoint",
    "ServiceArn",
    "UpdatedAt",
  ],
  nameProperty: "ServiceName",
  identifier: "ServiceArn",
  tagging: "replace",
  createMs: 2_000,
  updateMs: 2_000,
  deleteMs: 2_000,
  create(call, wanted) {
    const tags = toEcsTags(splitTags(wanted.tags).given);
    const { service: { serviceArn = "" } = {} } = createExpressGatewayService(call, { ...inputOf(wanted), tags });
    const row = findServiceByArn(call, serviceArn);
    if (row) row.tags = toEcsTags(wanted.tags);
    return serviceArn;
  },
  update(call, wanted) {
    const { infrastructureRoleArn, serviceName, cluster, ...changes } = inputOf(wanted);
    updateExpressGatewayService(call, { ...changes, serviceArn: wanted.physicalId });
  },
  settle: (call, { physicalId }) => settleDeployment(call, physicalId),
  delete(call, { physicalId }) {
    deleteExpressGatewayService(call, { serviceArn: physicalId });
  },
  settleDelete(call, { physicalId }) {
    const { service } = describeExpressGatewayService(call, { serviceArn: physicalId });
    const status = service?.status?.statusCode;
    return status === "INACTIVE" || status === cloudFormationSettings(call.world).expressDeletionEnds
      ? "settled"
      : "waiting";
  },
  read: attributesOf,
  actual(call, { physicalId }) {
    const { service = {} } = describeExpressGatewayService(call, { serviceArn: physicalId });
    const { activeConfigurations: [configuration = {}] = [], status, tags = [], cluster, ...rest } = service;
    if (status?.statusCode !== "ACTIVE") throw new AwsError("ServiceNotFoundException", "Service not found.");
    return {
      ...toProperties(configuration),
      Cluster: cluster,
      InfrastructureRoleArn: rest.infrastructureRoleArn,
      ServiceName: rest.serviceName,
      Tags: toOwnTags(tags.map(({ key = "", value = "" }) => [key, value])),
    };
  },
};

function inputOf({ properties }: WantedResource): CreateExpressGatewayServiceRequest {
  const { Tags, ...settings } = properties;
  return toSdkInput<CreateExpressGatewayServiceRequest>(settings);
}

/** The resource is what its newest service deployment is; one that ECS has rolled back has failed. */
function settleDeployment(call: Call, serviceArn: string): Settling {
  const { serviceDeployments: [deployment] = [] } = listServiceDeployments(call, {
    service: serviceArn,
    maxResults: 1,
  });
  const { status, statusReason, serviceDeploymentArn } = deployment ?? {};
  if (status === "SUCCESSFUL") return "settled";
  if (status !== "ROLLBACK_SUCCESSFUL" && status !== "ROLLBACK_FAILED" && status !== "STOPPED") return "waiting";
  throw new AwsError(
    "NotStabilized",
    `The service deployment ${serviceDeploymentArn} ended with the status ${status}${statusReason ? `: ${statusReason}` : ""}`,
  );
}

function attributesOf(call: Call, serviceArn: string): Record<string, TemplateValue> {
  const { service = {} } = describeExpressGatewayService(call, { serviceArn });
  const { activeConfigurations = [], createdAt, updatedAt } = service;
  const [configuration] = activeConfigurations;
  return {
    ActiveConfigurations: JSON.parse(JSON.stringify(activeConfigurations)),
    CreatedAt: createdAt?.toISOString() ?? "",
    Endpoint: configuration?.ingressPaths?.[0]?.endpoint ?? "",
    ServiceArn: serviceArn,
    UpdatedAt: updatedAt?.toISOString() ?? "",
    ...managedArns(managedResourcesOf(call, configuration?.serviceRevisionArn)),
  };
}

function managedResourcesOf(call: Call, revisionArn: string | undefined): ECSManagedResources {
  if (revisionArn === undefined) return {};
  const { serviceRevisions: [revision] = [] } = describeServiceRevisions(call, { serviceRevisionArns: [revisionArn] });
  return revision?.ecsManagedResources ?? {};
}

function managedArns(resources: ECSManagedResources): Record<string, TemplateValue> {
  const { ingressPaths: [path] = [], autoScaling, logGroups, metricAlarms, serviceSecurityGroups } = resources;
  const arnOf = (node: { arn?: string | undefined } | undefined) => node?.arn ?? "";
  const arnsOf = (nodes: { arn?: string | undefined }[] = []) => nodes.map(arnOf);
  const arns = {
    "AutoScaling.ApplicationAutoScalingPolicies": arnsOf(autoScaling?.applicationAutoScalingPolicies),
    "AutoScaling.ScalableTarget": arnOf(autoScaling?.scalableTarget),
    "IngressPath.CertificateArn": arnOf(path?.certificate),
    "IngressPath.ListenerArn": arnOf(path?.listener),
    "IngressPath.ListenerRuleArn": arnOf(path?.rule),
    "IngressPath.LoadBalancerArn": arnOf(path?.loadBalancer),
    "IngressPath.LoadBalancerSecurityGroups": arnsOf(path?.loadBalancerSecurityGroups),
    "IngressPath.TargetGroupArns": arnsOf(path?.targetGroups),
    LogGroups: arnsOf(logGroups),
    MetricAlarms: arnsOf(metricAlarms),
    ServiceSecurityGroups: arnsOf(serviceSecurityGroups),
  };
  return Object.fromEntries(Object.entries(arns).map(([name, value]) => [`ECSManagedResourceArns.${name}`, value]));
}
