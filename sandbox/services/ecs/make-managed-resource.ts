import type { Place } from "../../place";
import { randomHex } from "../../random";
import { addIssuedCertificate } from "../acm/certificates";
import { putExpressPolicy, putExpressTarget } from "../application-autoscaling/express-scaling";
import { putRollbackAlarm } from "../cloudwatch/rollback-alarm";
import { addSecurityGroup } from "../ec2/security-groups";
import { addCertificateTo, putRule, putTargetGroup } from "../elasticloadbalancing/resources";
import { newRuleArn, newTargetGroupArn, targetGroups } from "../elasticloadbalancing/tables";
import { ensureLogGroup } from "../logs/groups";
import { newestRevision } from "./find-service";
import { ensureListener, ensureSecurityGroup, finishLoadBalancer, type GatewayRow, gatewayOf } from "./gateways";
import { weighRule } from "./rule-weights";
import type { Configuration, NodeName, RevisionRow, ServiceRow } from "./tables";

const OWNER = "ecs.amazonaws.com";
const MANAGED = { AmazonECSManaged: "true" };

/** Makes the resource itself, where another service shows it; returns its ARN. */
export function makeManagedResource(place: Place, service: ServiceRow, name: NodeName): string {
  const gateway = gatewayOf(place, service);
  switch (name) {
    case "logGroup":
      return ensureLogGroup(place, service.logGroupName, OWNER, { tags: MANAGED }).logGroupArn;
    case "serviceSecurityGroup":
      return addSecurityGroup(place, serviceGroupOf(service)).SecurityGroupArn ?? "";
    case "loadBalancerSecurityGroup":
      return gateway ? ensureSecurityGroup(place, gateway) : "";
    case "blueTargetGroup":
    case "greenTargetGroup":
      return makeTargetGroup(place, service);
    case "certificate":
      return addIssuedCertificate(place, { domainName: service.host, madeBy: OWNER, tags: MANAGED });
    case "loadBalancer":
      if (gateway) finishLoadBalancer(place, gateway);
      return gateway?.loadBalancerArn ?? "";
    case "listener":
      return gateway ? makeListener(place, gateway, service.nodes.certificate.arn ?? "") : "";
    case "rule":
      return makeRule(place, service);
    case "scalableTarget":
      return putExpressTarget(place, service);
    case "scalingPolicy":
      return putExpressPolicy(place, service);
    case "alarm":
      return putRollbackAlarm(place, service);
  }
}

/** Services that share a listener each have their own certificate on it. */
function makeListener(place: Place, gateway: GatewayRow, certificateArn: string): string {
  const listenerArn = ensureListener(place, gateway, certificateArn);
  addCertificateTo(place, listenerArn, certificateArn);
  return listenerArn;
}

export function serviceGroupOf({ clusterName, serviceName, vpcId }: ServiceRow) {
  return {
    name: `${clusterName}-${serviceName}-${vpcId}`,
    description: `Tasks of the Amazon ECS Express service ${serviceName}`,
    vpcId,
    tags: MANAGED,
    madeBy: OWNER,
  };
}

function makeTargetGroup(place: Place, service: ServiceRow): string {
  const { configuration } = newestRevision(place, service) ?? {};
  const port = configuration?.primaryContainer.containerPort ?? 80;
  const name = `ecs-gateway-tg-${randomHex(17)}`;
  const arn = newTargetGroupArn(place, name);
  putTargetGroup(place, {
    TargetGroupArn: arn,
    TargetGroupName: name,
    Protocol: "HTTP",
    ProtocolVersion: "HTTP1",
    Port: port,
    VpcId: service.vpcId,
    TargetType: "ip",
    IpAddressType: "ipv4",
    HealthCheckEnabled: true,
    HealthCheckProtocol: "HTTP",
    HealthCheckPort: "traffic-port",
    HealthCheckPath: configuration?.healthCheckPath ?? "/",
    HealthCheckIntervalSeconds: 30,
    HealthCheckTimeoutSeconds: 5,
    HealthyThresholdCount: 5,
    UnhealthyThresholdCount: 2,
    Matcher: { HttpCode: "200" },
    targets: [],
    tags: MANAGED,
  });
  return arn;
}

/** The target group of a new revision checks as that revision wants it. */
export function setHealthCheckPath(
  place: Place,
  service: ServiceRow,
  name: RevisionRow["targetGroup"],
  configuration: Configuration,
): void {
  const group = targetGroups(place).get(service.nodes[name].arn ?? "");
  if (!group) return;
  group.HealthCheckPath = configuration.healthCheckPath;
  group.Port = configuration.primaryContainer.containerPort;
}

function makeRule(place: Place, service: ServiceRow): string {
  const listenerArn = service.nodes.listener.arn ?? "";
  const arn = newRuleArn(listenerArn);
  putRule(place, {
    RuleArn: arn,
    ListenerArn: listenerArn,
    Priority: String(nextPriority(gatewayOf(place, service))),
    Conditions: [{ Field: "host-header", Values: [service.host], HostHeaderConfig: { Values: [service.host] } }],
    Actions: [],
    IsDefault: false,
    tags: MANAGED,
  });
  const first = newestRevision(place, service)?.targetGroup ?? "blueTargetGroup";
  service.nodes.rule.arn = arn;
  weighRule(place, service, first, 100);
  return arn;
}

function nextPriority(gateway: GatewayRow | undefined): number {
  if (!gateway) return 1;
  gateway.lastPriority = (gateway.lastPriority ?? 0) + 1;
  return gateway.lastPriority;
}
