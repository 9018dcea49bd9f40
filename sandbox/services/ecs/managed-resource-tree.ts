import type { ECSManagedResources } from "@aws-sdk/client-ecs";
import type { Place } from "../../place";
import { endpointOf } from "./express-view";
import { loadBalancerOf } from "./gateways";
import { type Configuration, type NodeName, revisionTable, type ServiceRow } from "./tables";

/** All that ECS manages for a service, as DescribeServiceRevisions shows it. */
export function toManagedResources(
  place: Place,
  service: ServiceRow,
  configuration: Configuration,
): ECSManagedResources {
  const { accessType, host, subnets, logGroupName } = service;
  const { minTaskCount, maxTaskCount, autoScalingMetric, autoScalingTargetValue } = configuration.scalingTarget;
  const node = (name: NodeName) => ({ ...service.nodes[name] });
  const targetGroup = (name: "blueTargetGroup" | "greenTargetGroup") => {
    const { healthCheckPath, primaryContainer } = healthCheckOf(place, service, name) ?? configuration;
    const port = primaryContainer.containerPort;
    return { ...node(name), healthCheckPath, healthCheckPort: port, port };
  };
  return {
    ingressPaths: [
      {
        accessType,
        endpoint: endpointOf(place, service),
        loadBalancer: {
          ...node("loadBalancer"),
          scheme: accessType === "PUBLIC" ? "internet-facing" : "internal",
          subnetIds:
            loadBalancerOf(place, service)?.AvailabilityZones?.flatMap(({ SubnetId = [] }) => SubnetId) ?? subnets,
          securityGroupIds: [node("loadBalancerSecurityGroup").arn?.split("/").at(-1) ?? ""].filter(Boolean),
        },
        loadBalancerSecurityGroups: [node("loadBalancerSecurityGroup")],
        certificate: { ...node("certificate"), domainName: host },
        listener: node("listener"),
        rule: node("rule"),
        targetGroups: [targetGroup("blueTargetGroup"), targetGroup("greenTargetGroup")],
      },
    ],
    autoScaling: {
      scalableTarget: { ...node("scalableTarget"), minCapacity: minTaskCount, maxCapacity: maxTaskCount },
      applicationAutoScalingPolicies: [
        {
          ...node("scalingPolicy"),
          policyType: "TargetTrackingScaling",
          targetValue: autoScalingTargetValue,
          metric: autoScalingMetric,
        },
      ],
    },
    metricAlarms: [node("alarm")],
    serviceSecurityGroups: [node("serviceSecurityGroup")],
    logGroups: [{ ...node("logGroup"), logGroupName }],
  };
}

/** A target group checks as the revision wants it whose tasks are in it. */
function healthCheckOf(place: Place, service: ServiceRow, name: "blueTargetGroup" | "greenTargetGroup") {
  return service.activeRevisions
    .map((arn) => revisionTable(place).get(arn))
    .find((revision) => revision?.targetGroup === name)?.configuration;
}
