import type {
  CreateTargetGroupCommandInput,
  CreateTargetGroupCommandOutput,
  DeleteTargetGroupCommandInput,
  ModifyTargetGroupCommandInput,
  ModifyTargetGroupCommandOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError, type Call } from "../../operation";
import { rowsOf } from "../ec2/tables";
import { readTargetGroup, toTagRecord } from "./find";
import { checkQuota } from "./limits";
import { loadBalancersOf, putTargetGroup, removeTargetGroup } from "./resources";
import { newTargetGroupArn, type TargetGroupRow, targetGroups } from "./tables";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

export function createTargetGroup(
  call: Call,
  input: CreateTargetGroupCommandInput,
): Output<CreateTargetGroupCommandOutput> {
  const { Name = "", TargetType = "instance", Protocol, Port, VpcId } = input;
  const tags = toTagRecord(input.Tags);
  if (!/^[a-zA-Z0-9]([a-zA-Z0-9-]{0,30}[a-zA-Z0-9])?$/.test(Name)) {
    throw new AwsError("ValidationError", `Target group name '${Name}' is not valid`);
  }
  if (TargetType !== "lambda") checkWhere(call, input);
  const row: TargetGroupRow = {
    TargetGroupArn: newTargetGroupArn(call, Name),
    TargetGroupName: Name,
    Protocol,
    ProtocolVersion: Protocol === "HTTP" || Protocol === "HTTPS" ? (input.ProtocolVersion ?? "HTTP1") : undefined,
    Port,
    VpcId,
    TargetType,
    IpAddressType: input.IpAddressType ?? "ipv4",
    ...healthCheckOf(input, {}),
    targets: [],
    tags,
  };
  const existing = [...targetGroups(call).values()].find(({ TargetGroupName }) => TargetGroupName === Name);
  if (existing) return { TargetGroups: [sameOrRefuse(existing, row)] };
  checkQuota(call, "target-groups", targetGroups(call).size + 1, [
    "TooManyTargetGroups",
    "The maximum number of target groups has been reached",
  ]);
  putTargetGroup(call, row);
  return { TargetGroups: [row] };
}

function checkWhere(call: Call, { Protocol, Port, VpcId }: CreateTargetGroupCommandInput): void {
  if (Protocol === undefined) throw new AwsError("ValidationError", "A protocol must be specified");
  if (Port === undefined) throw new AwsError("ValidationError", "A port must be specified");
  if (VpcId === undefined) throw new AwsError("ValidationError", "A VPC ID must be specified");
  if (Port < 1 || Port > 65_535) throw new AwsError("ValidationError", `Port '${Port}' must be between 1 and 65535`);
  if (!rowsOf(call, "vpc").has(VpcId)) throw new AwsError("ValidationError", `The VPC ID '${VpcId}' is not found`);
}

type HealthCheck = Pick<
  TargetGroupRow,
  | "HealthCheckEnabled"
  | "HealthCheckProtocol"
  | "HealthCheckPort"
  | "HealthCheckPath"
  | "HealthCheckIntervalSeconds"
  | "HealthCheckTimeoutSeconds"
  | "HealthyThresholdCount"
  | "UnhealthyThresholdCount"
  | "Matcher"
>;

/** What is wanted, then what was, then what AWS gives to everyone. */
function healthCheckOf(wanted: HealthCheck & { Protocol?: string | undefined }, before: HealthCheck): HealthCheck {
  const isHttp = /^HTTP/.test(wanted.HealthCheckProtocol ?? before.HealthCheckProtocol ?? wanted.Protocol ?? "HTTP");
  const check: HealthCheck = {
    HealthCheckEnabled: wanted.HealthCheckEnabled ?? before.HealthCheckEnabled ?? true,
    HealthCheckProtocol: wanted.HealthCheckProtocol ?? before.HealthCheckProtocol ?? (isHttp ? "HTTP" : "TCP"),
    HealthCheckPort: wanted.HealthCheckPort ?? before.HealthCheckPort ?? "traffic-port",
    HealthCheckPath: isHttp ? (wanted.HealthCheckPath ?? before.HealthCheckPath ?? "/") : undefined,
    HealthCheckIntervalSeconds: wanted.HealthCheckIntervalSeconds ?? before.HealthCheckIntervalSeconds ?? 30,
    HealthCheckTimeoutSeconds:
      wanted.HealthCheckTimeoutSeconds ?? before.HealthCheckTimeoutSeconds ?? (isHttp ? 5 : 10),
    HealthyThresholdCount: wanted.HealthyThresholdCount ?? before.HealthyThresholdCount ?? 5,
    UnhealthyThresholdCount: wanted.UnhealthyThresholdCount ?? before.UnhealthyThresholdCount ?? 2,
    Matcher: isHttp ? (wanted.Matcher ?? before.Matcher ?? { HttpCode: "200" }) : undefined,
  };
  const { HealthCheckIntervalSeconds: interval = 0, HealthCheckTimeoutSeconds: timeout = 0 } = check;
  refuseOutside("Health check interval", interval, 5, 300);
  refuseOutside("Health check timeout", timeout, 2, 120);
  refuseOutside("Healthy threshold count", check.HealthyThresholdCount, 2, 10);
  refuseOutside("Unhealthy threshold count", check.UnhealthyThresholdCount, 2, 10);
  if (timeout >= interval) {
    throw new AwsError(
      "ValidationError",
      `Health check timeout '${timeout}' must be smaller than the interval '${interval}'`,
    );
  }
  if (check.HealthCheckPath !== undefined && !check.HealthCheckPath.startsWith("/")) {
    throw new AwsError(
      "ValidationError",
      `Health check path '${check.HealthCheckPath}' must begin with a '/' character`,
    );
  }
  return check;
}

function refuseOutside(noun: string, value = 0, least: number, most: number): void {
  if (value >= least && value <= most) return;
  throw new AwsError("ValidationError", `${noun} '${value}' must be between '${least}' and '${most}'`);
}

function sameOrRefuse(existing: TargetGroupRow, { TargetGroupArn, targets, tags, ...wanted }: TargetGroupRow) {
  const known = existing as unknown as Record<string, unknown>;
  if (Object.entries(wanted).every(([key, value]) => JSON.stringify(known[key]) === JSON.stringify(value)))
    return existing;
  throw new AwsError(
    "DuplicateTargetGroupName",
    `A target group with the same name '${existing.TargetGroupName}' exists, but with different settings`,
  );
}

export function modifyTargetGroup(
  call: Call,
  input: ModifyTargetGroupCommandInput,
): Output<ModifyTargetGroupCommandOutput> {
  const row = readTargetGroup(call, input.TargetGroupArn);
  Object.assign(row, healthCheckOf(input, row));
  call.world.record("effect", call, "elasticloadbalancing.target-group-changed", { arn: row.TargetGroupArn });
  return { TargetGroups: [{ ...row, LoadBalancerArns: loadBalancersOf(call, row.TargetGroupArn) }] };
}

/** Succeeds as well where there is none. */
export function deleteTargetGroup(call: Call, { TargetGroupArn = "" }: DeleteTargetGroupCommandInput): object {
  if (loadBalancersOf(call, TargetGroupArn).length > 0) {
    throw new AwsError("ResourceInUse", `Target group '${TargetGroupArn}' is currently in use by a listener or a rule`);
  }
  removeTargetGroup(call, TargetGroupArn);
  return {};
}
