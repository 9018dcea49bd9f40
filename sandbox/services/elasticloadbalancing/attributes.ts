import type {
  DescribeLoadBalancerAttributesCommandInput,
  DescribeLoadBalancerAttributesCommandOutput,
  DescribeTargetGroupAttributesCommandInput,
  DescribeTargetGroupAttributesCommandOutput,
  ModifyLoadBalancerAttributesCommandInput,
  ModifyLoadBalancerAttributesCommandOutput,
  ModifyTargetGroupAttributesCommandInput,
  ModifyTargetGroupAttributesCommandOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError, type Call } from "../../operation";
import { readLoadBalancer, readTargetGroup } from "./find";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;
type Attributes = Record<string, string>;

const ofLoadBalancer: Attributes = {
  "access_logs.s3.enabled": "false",
  "access_logs.s3.bucket": "",
  "access_logs.s3.prefix": "",
  "connection_logs.s3.enabled": "false",
  "connection_logs.s3.bucket": "",
  "connection_logs.s3.prefix": "",
  "client_keep_alive.seconds": "3600",
  "deletion_protection.enabled": "false",
  "idle_timeout.timeout_seconds": "60",
  "load_balancing.cross_zone.enabled": "true",
  "routing.http.desync_mitigation_mode": "defensive",
  "routing.http.drop_invalid_header_fields.enabled": "false",
  "routing.http.preserve_host_header.enabled": "false",
  "routing.http.x_amzn_tls_version_and_cipher_suite.enabled": "false",
  "routing.http.xff_client_port.enabled": "false",
  "routing.http.xff_header_processing.mode": "append",
  "routing.http2.enabled": "true",
  "waf.fail_open.enabled": "false",
  "zonal_shift.config.enabled": "false",
};

const ofTargetGroup: Attributes = {
  "deregistration_delay.timeout_seconds": "300",
  "load_balancing.algorithm.anomaly_mitigation": "off",
  "load_balancing.algorithm.type": "round_robin",
  "load_balancing.cross_zone.enabled": "use_load_balancer_configuration",
  "slow_start.duration_seconds": "0",
  "stickiness.app_cookie.cookie_name": "",
  "stickiness.app_cookie.duration_seconds": "86400",
  "stickiness.enabled": "false",
  "stickiness.lb_cookie.duration_seconds": "86400",
  "stickiness.type": "lb_cookie",
  "target_group_health.dns_failover.minimum_healthy_targets.count": "1",
  "target_group_health.dns_failover.minimum_healthy_targets.percentage": "off",
  "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count": "1",
  "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage": "off",
};

interface Attribute {
  Key?: string | undefined;
  Value?: string | undefined;
}

interface Holder {
  attributes?: Attributes;
}

function listed(defaults: Attributes, { attributes }: Holder): Attribute[] {
  return Object.entries({ ...defaults, ...attributes }).map(([Key, Value]) => ({ Key, Value }));
}

function change(defaults: Attributes, holder: Holder, wanted: readonly Attribute[] = []): void {
  const strange = wanted.find(({ Key = "" }) => !Object.hasOwn(defaults, Key));
  if (strange) throw new AwsError("ValidationError", `Attribute key '${strange.Key}' is not recognized`);
  const isSwitch = ({ Key = "" }: Attribute) => /^(true|false)$/.test(defaults[Key] ?? "");
  const wrong = wanted.find((one) => isSwitch(one) && !/^(true|false)$/.test(one.Value ?? ""));
  if (wrong) throw new AwsError("ValidationError", `'${wrong.Key}' attribute value must be 'true' or 'false'`);
  const next = Object.fromEntries(wanted.map(({ Key = "", Value = "" }) => [Key, Value]));
  holder.attributes = { ...holder.attributes, ...next };
}

export function describeLoadBalancerAttributes(
  call: Call,
  { LoadBalancerArn }: DescribeLoadBalancerAttributesCommandInput,
): Output<DescribeLoadBalancerAttributesCommandOutput> {
  return { Attributes: listed(ofLoadBalancer, readLoadBalancer(call, LoadBalancerArn)) };
}

export function modifyLoadBalancerAttributes(
  call: Call,
  { LoadBalancerArn, Attributes }: ModifyLoadBalancerAttributesCommandInput,
): Output<ModifyLoadBalancerAttributesCommandOutput> {
  const row = readLoadBalancer(call, LoadBalancerArn);
  change(ofLoadBalancer, row, Attributes);
  call.world.record("effect", call, "elasticloadbalancing.load-balancer-changed", { arn: LoadBalancerArn });
  return { Attributes: listed(ofLoadBalancer, row) };
}

export function describeTargetGroupAttributes(
  call: Call,
  { TargetGroupArn }: DescribeTargetGroupAttributesCommandInput,
): Output<DescribeTargetGroupAttributesCommandOutput> {
  return { Attributes: listed(ofTargetGroup, readTargetGroup(call, TargetGroupArn)) };
}

export function modifyTargetGroupAttributes(
  call: Call,
  { TargetGroupArn, Attributes }: ModifyTargetGroupAttributesCommandInput,
): Output<ModifyTargetGroupAttributesCommandOutput> {
  const row = readTargetGroup(call, TargetGroupArn);
  change(ofTargetGroup, row, Attributes);
  call.world.record("effect", call, "elasticloadbalancing.target-group-changed", { arn: TargetGroupArn });
  return { Attributes: listed(ofTargetGroup, row) };
}
