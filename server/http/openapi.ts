import "server-only";
import { z } from "zod";
import { contract } from "@/lib/api/contract";
import type { Endpoint } from "@/lib/api/endpoint";
import { ruleFor } from "@/lib/api/policy";
import { Problem } from "@/lib/domain/problem-body";

interface JsonObject {
  [name: string]: unknown;
}

/** The contract as OpenAPI 3.1: made of the very lines that the routes are made of. */
export async function readOpenApi(): Promise<JsonObject> {
  const paths: Record<string, JsonObject> = {};
  for (const [operationId, line] of Object.entries<Endpoint>(contract)) {
    paths[line.path] = { ...paths[line.path], [line.method.toLowerCase()]: describe(operationId, line) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Slipway",
      version: "1",
      description: "Deploy console for Amazon ECS Express Mode. Scripts send `Authorization: Bearer <API token>`.",
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, "output") },
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
    },
  };
}

function describe(operationId: string, line: Endpoint): JsonObject {
  const { method, path, summary, input, output, stream } = line;
  const { mediaTypes = [stream ? "text/event-stream" : "application/json"] } = line;
  const {
    properties = {},
    required = [],
    ...rest
  } = schemaOf(input, "input") as { properties?: JsonObject; required?: string[] } & JsonObject;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const others = Object.keys(properties).filter((name) => !inPath.includes(name));
  const parameter = (place: string) => (name: string) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: properties[name],
  });
  const body = {
    ...rest,
    properties: Object.fromEntries(others.map((name) => [name, properties[name]])),
    required: required.filter((name) => others.includes(name)),
  };
  return {
    operationId,
    summary,
    security: ruleFor(line) === "open" ? [] : [{ token: [] }],
    parameters: [...inPath.map(parameter("path")), ...(method === "GET" ? others.map(parameter("query")) : [])],
    ...(method === "POST" &&
      others.length > 0 && { requestBody: { required: true, content: { "application/json": { schema: body } } } }),
    responses: {
      200: {
        description: "Done",
        content: Object.fromEntries(mediaTypes.map((type) => [type, { schema: schemaOf(output, "output") }])),
      },
      default: {
        description: "A problem",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): JsonObject {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}
