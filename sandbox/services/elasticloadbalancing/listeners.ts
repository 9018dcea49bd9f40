import type {
  CreateListenerCommandInput,
  CreateListenerCommandOutput,
  DeleteListenerCommandInput,
  ModifyListenerCommandInput,
  ModifyListenerCommandOutput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError, type Call } from "../../operation";
import { checkActions } from "./actions";
import { listenersOf, readListener, readLoadBalancer, toTagRecord } from "./find";
import { checkQuota } from "./limits";
import { checkCertificates } from "./listener-certificates";
import { defaultRuleOf, putListener, removeListener } from "./resources";
import { type ListenerRow, type LoadBalancerRow, newListenerArn } from "./tables";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

const sslPolicy = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";
const protocols = { application: ["HTTP", "HTTPS"], network: ["TCP", "TLS", "UDP", "TCP_UDP"], gateway: ["GENEVE"] };

export function createListener(call: Call, input: CreateListenerCommandInput): Output<CreateListenerCommandOutput> {
  const balancer = readLoadBalancer(call, input.LoadBalancerArn);
  const { LoadBalancerArn } = balancer;
  const tags = toTagRecord(input.Tags);
  checkPort(call, balancer, input.Port);
  checkProtocol(balancer, input.Protocol);
  checkQuota(call, "listeners-per-application-load-balancer", listenersOf(call, LoadBalancerArn).length + 1, [
    "TooManyListeners",
    "The maximum number of listeners has been reached",
  ]);
  const row: ListenerRow = {
    ListenerArn: newListenerArn(LoadBalancerArn),
    LoadBalancerArn,
    Port: input.Port,
    Protocol: input.Protocol,
    ...secured(call, input),
    DefaultActions: checkActions(call, LoadBalancerArn, input.DefaultActions),
    tags,
  };
  putListener(call, row);
  return { Listeners: [row] };
}

function checkPort(call: Call, { LoadBalancerArn }: LoadBalancerRow, port: number | undefined): void {
  if (port === undefined || port < 1 || port > 65_535) {
    throw new AwsError("ValidationError", "A listener port between 1 and 65535 must be specified");
  }
  if (listenersOf(call, LoadBalancerArn).some(({ Port }) => Port === port)) {
    throw new AwsError("DuplicateListener", "A listener already exists on this port for this load balancer");
  }
}

function checkProtocol({ Type = "application" }: LoadBalancerRow, protocol: string | undefined): void {
  if (protocol === undefined) throw new AwsError("ValidationError", "A listener protocol must be specified");
  if (protocols[Type].includes(protocol)) return;
  throw new AwsError(
    "UnsupportedProtocol",
    `Protocol '${protocol}' is not supported for listeners of ${Type} load balancers; use one of '${protocols[Type].join(", ")}'`,
  );
}

function secured(
  call: Call,
  input: Pick<ModifyListenerCommandInput, "Protocol" | "Certificates" | "SslPolicy">,
): Partial<ListenerRow> {
  const { Protocol, Certificates = [], SslPolicy = sslPolicy } = input;
  const isSecure = Protocol === "HTTPS" || Protocol === "TLS";
  if (!isSecure && Certificates.length > 0) {
    throw new AwsError("ValidationError", `Certificates are not supported for the protocol '${Protocol}'`);
  }
  if (!isSecure) return {};
  const [certificate, ...others] = checkCertificates(call, Certificates);
  if (!certificate) throw new AwsError("CertificateNotFound", "A certificate must be specified for HTTPS listeners");
  if (others.length > 0) throw new AwsError("TooManyCertificates", "Up to '1' certificate ARNs can be specified");
  if (!/^ELBSecurityPolicy-[A-Za-z0-9-]+$/.test(SslPolicy)) {
    throw new AwsError("SSLPolicyNotFound", `SSL policy '${SslPolicy}' not found`);
  }
  return { SslPolicy, Certificates: [certificate] };
}

export function modifyListener(call: Call, input: ModifyListenerCommandInput): Output<ModifyListenerCommandOutput> {
  const row = readListener(call, input.ListenerArn);
  const balancer = readLoadBalancer(call, row.LoadBalancerArn);
  const {
    Port = row.Port,
    Protocol = row.Protocol,
    Certificates = row.Certificates,
    SslPolicy = row.SslPolicy,
  } = input;
  if (Port !== row.Port) checkPort(call, balancer, Port);
  checkProtocol(balancer, Protocol);
  const security = secured(call, { Protocol, Certificates, SslPolicy });
  const DefaultActions = input.DefaultActions
    ? checkActions(call, row.LoadBalancerArn, input.DefaultActions)
    : row.DefaultActions;
  row.SslPolicy = undefined;
  row.Certificates = undefined;
  Object.assign(row, { Port, Protocol, DefaultActions, ...security });
  const defaultRule = defaultRuleOf(call, row.ListenerArn);
  if (defaultRule) defaultRule.Actions = DefaultActions;
  call.world.record("effect", call, "elasticloadbalancing.listener-changed", { arn: row.ListenerArn });
  return { Listeners: [row] };
}

export function deleteListener(call: Call, { ListenerArn }: DeleteListenerCommandInput): object {
  removeListener(call, readListener(call, ListenerArn).ListenerArn);
  return {};
}
