import { Readable } from "node:stream";
import { HttpResponse } from "@smithy/core/protocols";
import { type NormalizedSchema, operation } from "@smithy/core/schema";
import { expect, test } from "vitest";
import { AwsError } from "../operation";
import { type OperationShape, readServiceShape } from "./shapes";
import { protocols, type WireResponse } from "./wire";

/** What the SDK's own protocol does on the other side of the wire. */
interface ClientProtocol {
  serializeRequest(schema: object, input: object, context: object): Promise<ClientRequest>;
  deserializeResponse(schema: object, context: object, response: HttpResponse): Promise<object>;
}

interface ClientRequest {
  method: string;
  path: string;
  query?: Record<string, string>;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

/** Every client that somebody may speak with, and those that the console itself does. */
const clients = {
  account: () => import("@aws-sdk/client-account"),
  acm: () => import("@aws-sdk/client-acm"),
  "application-autoscaling": () => import("@aws-sdk/client-application-auto-scaling"),
  cloudformation: () => import("@aws-sdk/client-cloudformation"),
  cloudwatch: () => import("@aws-sdk/client-cloudwatch"),
  codebuild: () => import("@aws-sdk/client-codebuild"),
  ec2: () => import("@aws-sdk/client-ec2"),
  ecr: () => import("@aws-sdk/client-ecr"),
  ecs: () => import("@aws-sdk/client-ecs"),
  elasticloadbalancing: () => import("@aws-sdk/client-elastic-load-balancing-v2"),
  iam: () => import("@aws-sdk/client-iam"),
  kms: () => import("@aws-sdk/client-kms"),
  logs: () => import("@aws-sdk/client-cloudwatch-logs"),
  organizations: () => import("@aws-sdk/client-organizations"),
  pricing: () => import("@aws-sdk/client-pricing"),
  secretsmanager: () => import("@aws-sdk/client-secrets-manager"),
  servicequotas: () => import("@aws-sdk/client-service-quotas"),
  ssm: () => import("@aws-sdk/client-ssm"),
  sso: () => import("@aws-sdk/client-sso"),
  "sso-oidc": () => import("@aws-sdk/client-sso-oidc"),
  sts: () => import("@aws-sdk/client-sts"),
  tagging: () => import("@aws-sdk/client-resource-groups-tagging-api"),
};

const texts = ["plain", "a <b> & \"c\" 'd'", "日本語 🎏", "two\nlines", "x=1&y=2 %20+"];
const deepest = 4;

test.for(Object.entries(clients))(
  "what the SDK writes for %s is read here, and what is written here the SDK reads, for each of AWS's operations",
  async ([, sdk]) => {
    const module = await sdk();
    const shape = readServiceShape(module);
    const client = clientOf(module);
    const { writeOutput, readInput } = protocols[shape.protocol];

    for (const { name, input, output, route } of shape.operations.values()) {
      if (hasEventStream(input) || hasEventStream(output)) continue;
      const schema = operation("test", name, traitsOf(module, name) as never, input.ref as never, output.ref as never);
      const wanted = sample(input, 0) as object;
      const { method, path, query = {}, headers, body = "" } = await client.serializeRequest(schema, wanted);
      const request = {
        method,
        url: `${path}?${new URLSearchParams(query)}`,
        headers,
        body: typeof body === "string" ? Buffer.from(body) : Buffer.concat([body]),
      };
      expect(protocols[shape.protocol].operationName(request, shape), name).toBe(name);
      expect(readInput({ name, input, output, route }, request), name).toEqual(wanted);

      const answer = sample(output, 0) as object;
      const { $metadata, ...read } = await client.deserializeResponse(
        schema,
        writeOutput(shape, { name, input, output, route }, answer, "request-1"),
      );
      expect($metadata, name).toMatchObject({ httpStatusCode: 200, requestId: "request-1" });
      expect(withPlainText(read), name).toEqual(answer);
    }
  },
);

test.for(Object.entries(clients))(
  "every error of %s reaches the client as its own exception, with its members",
  async ([, sdk]) => {
    const module = await sdk();
    const shape = readServiceShape(module);
    const client = clientOf(module);
    const [any] = shape.operations.values();
    const name = any?.name ?? "";
    const schema = operation(
      "test",
      name,
      traitsOf(module, name) as never,
      any?.input.ref as never,
      any?.output.ref as never,
    );

    for (const error of shape.errors.values()) {
      const { message, Message, ...fields } = sample(error.schema, 0) as Record<string, unknown>;
      for (const code of [error.code, error.schema.getName() ?? ""]) {
        // Where two errors have one code, it stands for the one of that name.
        if (shape.errors.get(code) !== error) continue;
        const thrown = new AwsError(code, "That cannot be.", 400, fields);
        const response = protocols[shape.protocol].writeError(shape, thrown, "request-2");
        const { $metadata, ...caught } = await client.deserializeResponse(schema, response).then(Object, membersOf);
        // The errors of sso-oidc have members of their own in place of a message.
        const hasMessage = /"[mM]essage":/.test(String(response.body));
        const said = hasMessage ? { message: "That cannot be." } : {};
        const { errorType, ...inBody } = fields;
        // By which of the two a service that changed its protocol is known is up to the SDK.
        const names = shape.isQueryCompatible ? [error.code, error.schema.getName()] : [error.schema.getName()];
        expect(names).toContain(caught.name);
        expect(caught).toMatchObject({ ...said, ...inBody });
        expect($metadata).toMatchObject({ httpStatusCode: error.status, requestId: "request-2" });
      }
    }
  },
);

test("events that are written here the SDK reads, up to the error that ends them", async () => {
  const module = await clients.logs();
  const shape = readServiceShape(module);
  const tail = shape.operations.get("StartLiveTail") as OperationShape;
  const events = async function* () {
    yield { sessionStart: { sessionId: "one" } };
    yield { sessionUpdate: { sessionResults: [{ message: "日本語", timestamp: 1_795_444_667_000 }] } };
    throw new AwsError("SessionTimeoutException", "The session is over.");
  };
  const response = protocols.awsJson.writeOutput(shape, tail, { responseStream: events() }, "request-3");
  const schema = operation("test", tail.name, {}, tail.input.ref as never, tail.output.ref as never);
  const output = await clientOf(module).deserializeResponse(schema, response);
  const { responseStream } = output as unknown as { responseStream: AsyncIterable<object> };

  const read: object[] = [];
  const reading = async () => {
    for await (const event of responseStream) read.push(event);
  };
  await expect(reading()).rejects.toMatchObject({ name: "SessionTimeoutException", message: "The session is over." });
  expect(read).toMatchObject([
    { sessionStart: { sessionId: "one" } },
    { sessionUpdate: { sessionResults: [{ message: "日本語", timestamp: 1_795_444_667_000 }] } },
  ]);
});

/** The SDK gives JSON that came as text as an object of its own kind. */
function withPlainText(value: unknown): unknown {
  if (value instanceof String) return String(value);
  if (Array.isArray(value)) return value.map(withPlainText);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withPlainText(entry)]));
}

/** Method and path of an operation of a REST service. */
function traitsOf(module: object, name: string): object {
  const [, , , traits] = (module as Record<string, [number, string, string, object | 0]>)[`${name}$`] ?? [];
  return traits || {};
}

function membersOf(error: Error & { $metadata: object }) {
  const { name, message, stack, ...members } = error;
  return { name, message, ...members };
}

function clientOf(module: object) {
  const [, Client] = Object.entries(module).find(([name]) => /^[A-Z]\w*Client$/.test(name)) ?? [];
  const { config } = new Client({ region: "eu-west-1", credentials: { accessKeyId: "a", secretAccessKey: "b" } });
  const protocol = config.protocol as ClientProtocol;
  const context = { ...config, endpoint: async () => ({ protocol: "http:", hostname: "127.0.0.1", path: "/" }) };
  return {
    serializeRequest: (schema: object, input: object) => protocol.serializeRequest(schema, input, context),
    deserializeResponse: async (schema: object, { status, headers, body }: WireResponse) =>
      (await protocol.deserializeResponse(
        schema,
        context,
        new HttpResponse({
          statusCode: status,
          headers,
          body: typeof body === "string" ? Buffer.from(body) : Readable.from(body),
        }),
      )) as { $metadata: object },
  };
}

/** A value with every member that there may be, the same each time. */
function sample(ns: NormalizedSchema, depth: number): unknown {
  if (ns.isUnitSchema()) return {};
  if (ns.isUnionSchema()) {
    const members = [...ns.structIterator()];
    const first = members.find(([, member]) => depth < deepest || !isNested(member));
    return first && { [first[0]]: sample(first[1], depth + 1) };
  }
  if (ns.isStructSchema()) {
    const members = [...ns.structIterator()].filter(([, member]) => depth < deepest || !isNested(member));
    const entries = members.map(([name, member]) => [name, sample(member, depth + 1)] as const);
    const present = entries.filter(([, value]) => value !== undefined);
    // Query has no way to write a structure without members.
    return present.length > 0 || depth === 0 ? Object.fromEntries(present) : undefined;
  }
  if (ns.isListSchema()) {
    const entry = sample(ns.getValueSchema(), depth + 1);
    return entry === undefined ? undefined : [entry, entry];
  }
  if (ns.isMapSchema()) return { "a key": sample(ns.getValueSchema(), depth + 1) };
  if (ns.isBooleanSchema()) return depth % 2 === 0;
  if (ns.isNumericSchema()) return depth + 7;
  if (ns.isTimestampSchema()) return new Date(1_795_444_667_000 + depth * 1000);
  if (ns.isBlobSchema()) return new Uint8Array([1, 2, 255]);
  if (ns.isDocumentSchema()) return { any: ["thing", 1, true] };
  return texts[(ns.getMemberName()?.length ?? 0) % texts.length];
}

function isNested(ns: NormalizedSchema): boolean {
  return ns.isStructSchema() || ns.isListSchema() || ns.isMapSchema();
}

function hasEventStream(ns: NormalizedSchema): boolean {
  return !ns.isUnitSchema() && ns.getEventStreamMember() !== "";
}
