import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { FaultRule, Faults } from "./faults";
import { AwsError, type Principal, type ServiceDefinition } from "./operation";
import { findPrincipal } from "./principals";
import { refuse } from "./protocols/refusals";
import { checkRequiredMembers } from "./protocols/required-members";
import { type OperationShape, readServiceShape, type ServiceShape } from "./protocols/shapes";
import { protocolLike, protocols, type WireRequest, type WireResponse } from "./protocols/wire";
import { redact } from "./redaction";
import { readSignature } from "./signature";
import type { Scope, World } from "./world";

/** A response, or what happens to the connection in its place. */
export type Answer = WireResponse | "reset" | "hang";

interface Exchange {
  request: WireRequest;
  requestId: string;
  service: ServiceDefinition;
  shape: ServiceShape;
  scope: Scope;
  principal: Principal;
  operation: OperationShape;
  parameters: unknown;
}

const shapes = new WeakMap<ServiceDefinition, Promise<ServiceShape>>();

/** Where every AWS request comes in: it finds whom the request is for, and answers as that service does. */
export class Gateway {
  private readonly services: ReadonlyMap<string, ServiceDefinition>;

  constructor(
    private readonly world: World,
    services: readonly ServiceDefinition[],
    private readonly faults: Faults,
    private readonly warn: (line: string) => void,
  ) {
    this.services = new Map(services.map((service) => [service.signingName, service]));
  }

  async answer(request: WireRequest): Promise<Answer> {
    const requestId = randomUUID();
    const signature = readSignature(request);
    const service = typeof signature === "string" ? undefined : this.services.get(signature.signingName);
    if (typeof signature === "string" || !service) {
      return this.refuseStranger(request, requestId, typeof signature === "string" ? signature : signature.signingName);
    }

    const shape = await shapeOf(service);
    const scope = { account: this.world.account, region: signature.region };
    const startedAt = performance.now();
    const exchange: Partial<Exchange> & Pick<Exchange, "request" | "requestId" | "service" | "shape" | "scope"> = {
      request,
      requestId,
      service,
      shape,
      scope,
    };
    try {
      const principal = findPrincipal(this.world, signature.accessKeyId);
      if (principal === "expired") {
        throw refuse(shape.protocol, "expiredCredentials", "The security token included in the request is expired");
      }
      const operation = this.findOperation(service, shape, request);
      const answer = await this.perform(Object.assign(exchange, { principal, operation, parameters: undefined }));
      this.record(exchange, startedAt, answer === "reset" || answer === "hang" ? { outcome: answer } : { outcome: "ok" });
      return answer;
    } catch (thrown) {
      const error = this.toAwsError(thrown, shape, `${service.signingName}:${exchange.operation?.name ?? "?"}`);
      const response = protocols[shape.protocol].writeError(shape, error, requestId);
      this.record(exchange, startedAt, { outcome: error.code, status: response.status, message: error.message });
      return response;
    }
  }

  private async perform(exchange: Exchange): Promise<Answer> {
    const { service, shape, operation, principal, requestId, scope, request } = exchange;
    const struck = this.faults.strike([service.signingName, iamPrefix(service)], operation.name);
    for (const rule of struck) {
      await sleep(rule.latencyMs);
      if (rule.kind === "hang") return "hang";
      if (rule.kind === "reset-before") return "reset";
      const error = faultError(rule, exchange);
      if (error) throw error;
    }

    const protocol = protocols[shape.protocol];
    const input = protocol.readInput(operation, request);
    exchange.parameters = redact(operation.input, input);
    checkRequiredMembers(shape, operation.input, input);
    const behaviour = service.operations[operation.name];
    const output = await behaviour?.({ ...scope, world: this.world, principal, requestId }, input);
    this.world.onChange();
    if (struck.some(({ kind }) => kind === "reset-after")) return "reset";
    return protocol.writeOutput(shape, operation, output ?? {}, requestId);
  }

  private findOperation(service: ServiceDefinition, shape: ServiceShape, request: WireRequest): OperationShape {
    const name = protocols[shape.protocol].operationName(request);
    if (!name) throw refuse(shape.protocol, "missingAction", "Missing Action");
    const operation = shape.operations.get(name);
    if (operation && Object.hasOwn(service.operations, name)) return operation;
    if (operation) this.warn(`${service.signingName}:${name} is an operation of AWS that the sandbox does not have`);
    throw refuse(
      shape.protocol,
      "unknownOperation",
      shape.protocol === "ec2Query"
        ? `The action ${name} is not valid for this web service.`
        : `Could not find operation ${name} for version ${shape.version}`,
    );
  }

  private refuseStranger(request: WireRequest, requestId: string, reason: string): WireResponse {
    const name = protocolLike(request);
    const error =
      reason === "missing"
        ? refuse(name, "missingAuthentication", "Request is missing Authentication Token")
        : reason === "incomplete"
          ? refuse(name, "incompleteSignature", "Authorization header requires a 'Credential' parameter with a full scope.")
          : refuse(name, "unknownOperation", `The sandbox has no service with the signing name ${reason}`);
    this.warn(`${request.method} ${request.url}: ${error.message}`);
    return protocols[name].writeError(undefined, error, requestId);
  }

  private toAwsError(thrown: unknown, { protocol }: ServiceShape, name: string): AwsError {
    if (thrown instanceof AwsError) return thrown;
    if (thrown instanceof RangeError) return refuse(protocol, "malformed", "The request is nested too deeply");
    console.error(name, thrown);
    return refuse(protocol, "internal", "We encountered an internal error. Please try again.");
  }

  private record(exchange: Partial<Exchange>, startedAt: number, outcome: Record<string, unknown>): void {
    const { service, operation, scope, requestId, principal, parameters } = exchange;
    if (!service || !scope) return;
    this.world.record("call", scope, `${iamPrefix(service)}:${operation?.name ?? "unknown"}`, {
      requestId,
      principal: principal?.arn,
      parameters,
      ...outcome,
      durationMs: Math.round((performance.now() - startedAt) * 100) / 100,
    });
  }
}

function shapeOf(service: ServiceDefinition): Promise<ServiceShape> {
  const known = shapes.get(service);
  if (known) return known;
  const shape = service.sdk().then(readServiceShape);
  shapes.set(service, shape);
  return shape;
}

function iamPrefix({ iamPrefix: prefix, signingName }: ServiceDefinition): string {
  return prefix ?? signingName;
}

function faultError(rule: FaultRule, { service, shape, operation, principal }: Exchange): AwsError | undefined {
  if (rule.kind === "throttle") return refuse(shape.protocol, "throttled", "Rate exceeded");
  if (rule.kind === "error") return new AwsError(rule.code, rule.message, rule.status);
  if (rule.kind !== "deny") return undefined;
  const action = `${iamPrefix(service)}:${operation.name}`;
  const reason = `User: ${principal.arn} is not authorized to perform: ${action} on resource: *`;
  return refuse(
    shape.protocol,
    "accessDenied",
    shape.protocol === "ec2Query" ? `You are not authorized to perform this operation. ${reason}` : reason,
  );
}
