import { HttpResponse } from "@smithy/core/protocols";
import { type NormalizedSchema, operation } from "@smithy/core/schema";
import { expect, test } from "vitest";
import { AwsError } from "../operation";
import { services } from "../services";
import { readServiceShape } from "./shapes";
import { protocols, type WireResponse } from "./wire";

/** What the SDK's own protocol does on the other side of the wire. */
interface ClientProtocol {
  serializeRequest(schema: object, input: object, context: object): Promise<ClientRequest>;
  deserializeResponse(schema: object, context: object, response: HttpResponse): Promise<object>;
}

interface ClientRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

const texts = ["plain", "a <b> & \"c\" 'd'", "日本語 🎏", "two\nlines", "x=1&y=2 %20+"];
const deepest = 4;

test.for(services.map(({ signingName, sdk }) => [signingName, sdk] as const))(
  "what the SDK writes for %s is read here, and what is written here the SDK reads, for each of AWS's operations",
  async ([, sdk]) => {
    const module = await sdk();
    const shape = readServiceShape(module);
    const client = clientOf(module);
    const { writeOutput, readInput } = protocols[shape.protocol];

    for (const { name, input, output } of shape.operations.values()) {
      if (hasEventStream(input) || hasEventStream(output)) continue;
      const schema = operation("test", name, {}, input.ref as never, output.ref as never);
      const wanted = sample(input, 0) as object;
      const { method, path, headers, body } = await client.serializeRequest(schema, wanted);
      const request = {
        method,
        url: path,
        headers,
        body: typeof body === "string" ? Buffer.from(body) : Buffer.concat([body]),
      };
      expect(protocols[shape.protocol].operationName(request), name).toBe(name);
      expect(readInput(shape.operations.get(name) as never, request), name).toEqual(wanted);

      const answer = sample(output, 0) as object;
      const { $metadata, ...read } = await client.deserializeResponse(
        schema,
        writeOutput(shape, { name, input, output }, answer, "request-1"),
      );
      expect($metadata, name).toMatchObject({ httpStatusCode: 200, requestId: "request-1" });
      expect(read, name).toEqual(answer);
    }
  },
);

test.for(services.map(({ signingName, sdk }) => [signingName, sdk] as const))(
  "every error of %s reaches the client as its own exception, with its members",
  async ([, sdk]) => {
    const module = await sdk();
    const shape = readServiceShape(module);
    const client = clientOf(module);
    const [any] = shape.operations.values();
    const schema = operation("test", any?.name ?? "", {}, any?.input.ref as never, any?.output.ref as never);

    for (const error of shape.errors.values()) {
      const { message, Message, ...fields } = sample(error.schema, 0) as Record<string, unknown>;
      for (const code of [error.code, error.schema.getName() ?? ""]) {
        const thrown = new AwsError(code, "That cannot be.", 400, fields);
        const response = protocols[shape.protocol].writeError(shape, thrown, "request-2");
        const { $metadata, ...caught } = await client.deserializeResponse(schema, response).catch(membersOf);
        expect(caught).toMatchObject({ name: error.schema.getName(), message: "That cannot be.", ...fields });
        expect($metadata).toMatchObject({ httpStatusCode: error.status, requestId: "request-2" });
      }
    }
  },
);

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
        new HttpResponse({ statusCode: status, headers, body: new TextEncoder().encode(body) }),
      )) as { $metadata: object },
  };
}

/** A value with every member that there may be, the same each time. */
function sample(ns: NormalizedSchema, depth: number): unknown {
  if (ns.isUnitSchema()) return {};
  if (ns.isUnionSchema()) {
    const [first] = [...ns.structIterator()];
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
