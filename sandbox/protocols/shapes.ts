import { NormalizedSchema } from "@smithy/core/schema";
import type { AwsError } from "../operation";
import { type Route, toRoute } from "./route";

type SchemaRef = Parameters<typeof NormalizedSchema.of>[0];

export type ProtocolName = "awsJson" | "awsQuery" | "ec2Query" | "restJson";

export interface OperationShape {
  name: string;
  input: NormalizedSchema;
  output: NormalizedSchema;
  /** For REST services. */
  route?: Route | undefined;
}

interface ErrorShape {
  schema: NormalizedSchema;
  /** What is written on the wire: in Query services it may differ from the shape's name. */
  code: string;
  status: number;
}

/** What a client's module tells about its service: enough to speak as the service does. */
export interface ServiceShape {
  protocol: ProtocolName;
  jsonVersion: string;
  version: string;
  /** What stands before the operation in a JSON request's target. */
  target: string;
  xmlNamespace: string;
  /** Speaks JSON now, with the error codes of its time as a Query service told beside. */
  isQueryCompatible: boolean;
  operations: ReadonlyMap<string, OperationShape>;
  /** By the shape's name and by the code on the wire. */
  errors: ReadonlyMap<string, ErrorShape>;
}

interface ClientConfig {
  protocol: { getShapeId(): string };
  protocolSettings: { version: string; serviceTarget: string; xmlNamespace?: string; awsQueryCompatible?: boolean };
}

type StaticShape = readonly [kind: number, namespace: string, name: string, ...rest: unknown[]];

const operationKind = 9;
const errorKind = -3;
/** Where the SDK keeps the base of its exceptions, which no service throws. */
const syntheticNamespace = "smithy.ts.sdk.synthetic";

/** Reads a client module's schemas, `await import("@aws-sdk/client-ecs")`. */
export function readServiceShape(sdk: object): ServiceShape {
  const { protocol, protocolSettings } = readConfig(sdk);
  const [name, jsonVersion = "1.1"] = protocol
    .getShapeId()
    .replace("aws.protocols#", "")
    .replace("_", ".")
    .split(/(?=1\.)/);
  const shapes = Object.values(sdk).filter(isStaticShape);
  const isQueryCompatible = protocolSettings.awsQueryCompatible ?? false;
  const hasOneStatus = name === "awsJson" && !isQueryCompatible;
  return {
    protocol: (name === "restJson1" ? "restJson" : name) as ProtocolName,
    jsonVersion,
    version: protocolSettings.version,
    target: protocolSettings.serviceTarget,
    xmlNamespace: protocolSettings.xmlNamespace ?? "",
    isQueryCompatible,
    operations: new Map(
      shapes.filter(([kind]) => kind === operationKind).map((shape) => [shape[2], toOperation(shape)]),
    ),
    errors: byNameAndCode(
      shapes
        .filter(([kind, namespace]) => kind === errorKind && !namespace.startsWith(syntheticNamespace))
        .map((shape) => toError(shape, hasOneStatus)),
    ),
  };
}

/** A service's own errors have their status from its schemas, unless the operation says another. */
export function errorStatus(shape: ErrorShape | undefined, { status }: AwsError): number {
  return shape && status === 400 ? shape.status : status;
}

/** The members that must be there. A structure lists them first, and says how many they are. */
export function requiredMembers(ns: NormalizedSchema): string[] {
  const shape = ns.getSchema() as unknown as [number, string, string, unknown, string[], unknown[], number?];
  return shape[4].slice(0, shape[6] ?? 0);
}

function readConfig(sdk: object): ClientConfig {
  const found = Object.entries(sdk).find(([name]) => name.endsWith("Client") && !name.startsWith("__"));
  if (!found) throw new Error("The module exports no client");
  const Client = found[1] as new (options: object) => { config: ClientConfig };
  return new Client({ region: "us-east-1", credentials: { accessKeyId: "none", secretAccessKey: "none" } }).config;
}

function isStaticShape(value: unknown): value is StaticShape {
  return Array.isArray(value) && typeof value[0] === "number" && typeof value[2] === "string";
}

function toOperation(shape: StaticShape): OperationShape {
  const [, , name, traits, input, output] = shape;
  const { http } = (traits || {}) as { http?: Parameters<typeof toRoute>[0] };
  return {
    name,
    input: NormalizedSchema.of(input as SchemaRef),
    output: NormalizedSchema.of(output as SchemaRef),
    route: http && toRoute(http),
  };
}

/** Where one's code is the name of another, the name holds. */
function byNameAndCode(errors: ErrorShape[]): ReadonlyMap<string, ErrorShape> {
  return new Map([
    ...errors.map((error) => [error.code, error] as const),
    ...errors.map((error) => [error.schema.getName() ?? "", error] as const),
  ]);
}

/** Services that have always spoken JSON answer 400 whatever the client did wrong, and whatever their schemas say. */
function toError(shape: StaticShape, hasOneStatus: boolean): ErrorShape {
  const schema = NormalizedSchema.of(shape as unknown as SchemaRef);
  const { error, httpError, awsQueryError } = schema.getMergedTraits() as Record<string, unknown>;
  const isServers = error === "server";
  const [code, status] = (awsQueryError ?? [shape[2], httpError ?? (isServers ? 500 : 400)]) as [string, number];
  return { schema, code, status: hasOneStatus && !isServers ? 400 : status };
}
