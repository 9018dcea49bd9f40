import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { authenticate } from "./authentication";
import { authorize } from "./authorization";
import { damaged, has, skewOf, withDate } from "./fault-effects";
import type { FaultRule } from "./fault-rule";
import { type Faults, faultError } from "./faults";
import { AwsError, type Principal, type ServiceDefinition } from "./operation";
import { accountOfKey, anonymous } from "./principals";
import { refuse } from "./protocols/refusals";
import { checkRequiredMembers } from "./protocols/required-members";
import { type OperationShape, readServiceShape, type ServiceShape } from "./protocols/shapes";
import { unpacked } from "./protocols/unpack";
import { asSpoken, protocolLike, protocols, type WireRequest, type WireResponse } from "./protocols/wire";
import { redact } from "./redaction";
import { readSignature, refuseSignature, type Signature, type SignatureFault } from "./signature";
import { Throttling } from "./throttling";
import type { Scope, World } from "./world";

/** A response, or what happens to the connection in its place. */
type Answer = WireResponse | "reset" | "hang";

/** What is known of a request on its way; the truth log gets it at the end. */
interface Exchange {
  /** As it came, which is what was signed. */
  readonly sent: WireRequest;
  readonly request: WireRequest;
  readonly requestId: string;
  readonly service: ServiceDefinition;
  readonly shape: ServiceShape;
  scope: Scope;
  readonly startedAt: number;
  principal?: Principal;
  operation?: OperationShape;
  parameters?: unknown;
  /** What was made to go wrong, by kind. */
  faults: FaultRule[];
}

const nowhere = { signingName: "unknown", region: "unknown" };
const shapes = new WeakMap<ServiceDefinition, Promise<ServiceShape>>();

/** Where every AWS request comes in: it finds whom the request is for, and answers as that service does. */
export class Gateway {
  private readonly services: ReadonlyMap<string, ServiceDefinition>;
  private readonly throttling = new Throttling();

  constructor(
    private readonly world: World,
    services: readonly ServiceDefinition[],
    private readonly faults: Faults,
    private readonly warn: (line: string) => void,
  ) {
    this.services = new Map(services.map((service) => [service.signingName, service]));
  }

  async answer(sent: WireRequest): Promise<Answer> {
    const request = unpacked(sent);
    const requestId = randomUUID();
    const signature = readSignature(request);
    const service =
      typeof signature === "string" ? await this.findUnsigned(request) : this.services.get(signature.signingName);
    if (!service || signature === "incomplete") return this.refuseStranger(request, requestId, signature);

    const shape = asSpoken(await shapeOf(service), request);
    const region = typeof signature === "string" ? regionOf(this.world, service, request) : signature.region;
    const scope = { account: this.world.account, region };
    const startedAt = performance.now();
    const exchange: Exchange = { sent, request, requestId, service, shape, scope, startedAt, faults: [] };
    try {
      exchange.principal = this.principalOf(exchange, signature);
      exchange.scope = { account: exchange.principal.account, region };
      exchange.operation = this.findOperation(exchange);
      const answer = await this.perform(exchange, exchange.operation, exchange.principal);
      this.record(exchange, { outcome: typeof answer === "string" ? answer : "ok" });
      return typeof answer === "string" ? answer : withDate(answer, exchange.faults);
    } catch (thrown) {
      const error = thrown instanceof AwsError ? thrown : internalError(thrown, exchange);
      const response = protocols[shape.protocol].writeError(shape, error, requestId);
      this.record(exchange, { outcome: error.code, status: response.status, message: error.message });
      return withDate(response, exchange.faults);
    }
  }

  private async perform(exchange: Exchange, operation: OperationShape, principal: Principal): Promise<Answer> {
    const { service, shape, requestId, scope, request } = exchange;
    const action = `${iamPrefix(service)}:${operation.name}`;
    const struck = this.faults.strikeCall({ ...scope, services: namesOf(service), operation: operation.name });
    exchange.faults.push(...struck);
    for (const rule of struck) {
      await sleep(this.faults.latencyOf(rule));
      if (rule.kind === "hang") return "hang";
      if (rule.kind === "reset-before") return "reset";
      const error = faultError(rule, shape, action, principal);
      if (error) throw error;
    }
    if (this.faults.state().enforceQuotas && !this.throttling.admit(scope, action)) {
      throw refuse(shape.protocol, "throttled");
    }

    const input = readInput(shape, operation, request);
    exchange.parameters = redact(operation.input, input);
    checkRequiredMembers(shape, operation.input, input);
    const call = { ...scope, world: this.world, principal, requestId };
    authorize(call, { service, operation: operation.name, protocol: shape.protocol, input });
    const output = await service.operations[operation.name]?.(call, input);
    this.world.onChange();
    if (has(struck, "reset-after")) return "reset";
    return damaged(protocols[shape.protocol].writeOutput(shape, operation, output ?? {}, requestId), struck);
  }

  private principalOf(exchange: Exchange, signature: Signature | SignatureFault): Principal {
    if (typeof signature === "string") return anonymous(this.world);
    const { sent, request, service, shape } = exchange;
    const { protocol } = shape;
    const account = accountOfKey(this.world, signature.accessKeyId);
    const operation = protocols[protocol].operationName(request, shape) ?? "";
    const { region } = signature;
    const struck = this.faults.strikeCredentials({ account, region, services: namesOf(service), operation });
    exchange.faults.push(...struck);
    if (has(struck, "expired")) throw refuse(protocol, "expiredCredentials");
    if (has(struck, "revoked")) throw refuse(protocol, "invalidCredentials");
    return authenticate(this.world, { request: sent, signature, protocol, skewMs: skewOf(struck) });
  }

  /** The service that has an operation for everybody where the request goes. */
  private async findUnsigned(request: WireRequest): Promise<ServiceDefinition | undefined> {
    for (const service of this.services.values()) {
      if (!service.unsigned) continue;
      const shape = await shapeOf(service);
      const name = protocols[shape.protocol].operationName(request, shape);
      if (name && service.unsigned.has(name)) return service;
    }
    return undefined;
  }

  private findOperation({ service, shape, request }: Exchange): OperationShape {
    const name = protocols[shape.protocol].operationName(request, shape);
    if (!name) throw refuse(shape.protocol, "missingAction", "Missing Action");
    const version = protocols[shape.protocol].version?.(request) ?? shape.version;
    const operation = version === shape.version ? shape.operations.get(name) : undefined;
    if (operation && Object.hasOwn(service.operations, name)) return operation;
    if (operation) this.warn(`${service.signingName}:${name} is an operation of AWS that the sandbox does not have`);
    throw refuse(
      shape.protocol,
      "unknownOperation",
      shape.protocol === "ec2Query"
        ? `The action ${name} is not valid for this web service.`
        : `Could not find operation ${name} for version ${version}`,
    );
  }

  /** A request of nobody, or to a service that is not there. */
  private refuseStranger(request: WireRequest, requestId: string, signature: Signature | SignatureFault): WireResponse {
    const protocol = protocolLike(request);
    const error = refuseSignature(signature, protocol);
    const { signingName, region } = typeof signature === "string" ? nowhere : signature;
    const operation = protocols[protocol].operationName(request) ?? "unknown";
    const detail = { requestId, outcome: error.code, status: error.status, message: error.message };
    this.warn(`${request.method} ${request.url}: ${error.message}`);
    this.world.record("call", { account: this.world.account, region }, `${signingName}:${operation}`, detail);
    return protocols[protocol].writeError(undefined, error, requestId);
  }

  private record(
    { service, operation, scope, requestId, principal, parameters, startedAt, faults }: Exchange,
    outcome: object,
  ): void {
    this.world.record("call", scope, `${iamPrefix(service)}:${operation?.name ?? "unknown"}`, {
      requestId,
      principal: principal?.arn,
      sourceIdentity: principal?.sourceIdentity,
      parameters,
      ...outcome,
      ...(faults.length > 0 && { faults: faults.map(({ kind }) => kind) }),
      durationMs: Math.round((performance.now() - startedAt) * 100) / 100,
    });
  }
}

function namesOf(service: ServiceDefinition): string[] {
  return [service.signingName, iamPrefix(service)];
}

function shapeOf(service: ServiceDefinition): Promise<ServiceShape> {
  const known = shapes.get(service);
  if (known) return known;
  const shape = service.sdk().then(readServiceShape);
  shapes.set(service, shape);
  return shape;
}

/** As the host says, `oidc.eu-west-1.amazonaws.com`, or the service's own. */
function regionOf(world: World, { homeRegion }: ServiceDefinition, { headers }: WireRequest): string {
  const [, named] = /\.([a-z]{2}-[a-z]+-\d)\.amazonaws\.com/.exec(String(headers.host)) ?? [];
  return named ?? homeRegion?.(world) ?? "us-east-1";
}

function iamPrefix({ iamPrefix: prefix, signingName }: ServiceDefinition): string {
  return prefix ?? signingName;
}

function readInput({ protocol }: ServiceShape, operation: OperationShape, request: WireRequest): object {
  try {
    return protocols[protocol].readInput(operation, request);
  } catch (error) {
    throw error instanceof RangeError ? refuse(protocol, "malformed", "The request is nested too deeply") : error;
  }
}

/** A mistake of the sandbox itself: told on the console, and to the client as AWS tells its own. */
function internalError(thrown: unknown, { service, operation, shape }: Exchange): AwsError {
  console.error(`${service.signingName}:${operation?.name}`, thrown);
  return refuse(shape.protocol, "internal");
}
