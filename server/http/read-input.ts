import "server-only";
import type { z } from "zod";
import type { Endpoint } from "@/lib/api/endpoint";
import { ProblemError } from "@/lib/domain/problem";
import type { FieldProblem } from "@/lib/domain/problem-body";
import { rule as anyRule } from "@/lib/text/en/rule";
import { settingRule } from "@/lib/text/en/setting-rule";

const ruleWords = { ...anyRule, ...settingRule };
const usualBodyMaxBytes = 100 * 1024;
/** No schema is as deep. */
const maxDepth = 20;

/** Path, query or body as the endpoint's input; throws the problem with every field that is not allowed. */
export async function readInput<Input extends z.ZodType>(
  endpoint: Endpoint<Input>,
  request: Request,
  params: Record<string, string>,
): Promise<z.output<Input>> {
  const query = readQuery(request);
  const given = endpoint.method === "GET" ? query : { ...query, ...(await readBody(request, endpoint)) };
  if (endpoint.method !== "GET") refuseUnknown(Object.keys(query));
  const twice = Object.keys(given).filter((name) => name in params);
  refuseUnknown(twice);
  const result = endpoint.input.safeParse({ ...given, ...params });
  if (!result.success) throw invalid(result.error.issues.flatMap(expand).map(toFieldProblem));
  const paths = unkeptPaths(result.data);
  if (paths.length > 0)
    throw invalid(paths.map((path) => toFieldProblem({ code: "invalid_format", path, message: "" })));
  return result.data;
}

/** NUL and halves of characters: no database keeps them, and AWS refuses them. */
const unkept = /[\0\p{Surrogate}]/u;

/** Only for what a schema has let through: its depth is the schema's. */
function unkeptPaths(value: unknown, path: PropertyKey[] = []): PropertyKey[][] {
  if (typeof value === "string") return unkept.test(value) ? [path] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    unkept.test(name) ? [path] : unkeptPaths(member, [...path, name]),
  );
}

function refuseUnknown(names: string[]): void {
  if (names.length === 0) return;
  throw invalid(names.map((field) => toFieldProblem({ code: "unrecognized_keys", path: [field], message: "" })));
}

/** A name that is there twice would mean one thing to a proxy and another to us. */
function readQuery(request: Request): Record<string, string> {
  const { searchParams } = new URL(request.url);
  const names = [...searchParams.keys()];
  refuseUnknown(names.filter((name, index) => names.indexOf(name) !== index || prototypeKeys.has(name)));
  return Object.fromEntries(searchParams);
}

async function readBody(request: Request, { bodyMaxBytes }: Endpoint): Promise<Record<string, unknown>> {
  const text = await readText(request, bodyMaxBytes ?? usualBodyMaxBytes);
  if (text === "") return {};
  const body = parseJson(text);
  refuseOdd(body);
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new ProblemError("invalid-input", "The body must be a JSON object.");
  return body as Record<string, unknown>;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ProblemError("invalid-input", "The body is not valid JSON.", { cause });
  }
}

/** Names that mean something to JavaScript. */
const prototypeKeys = new Set(["__proto__", "constructor", "prototype"]);

/** Before a schema sees it: without recursion, whose depth the request would choose. */
function refuseOdd(body: unknown): void {
  let level = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth)
      throw new ProblemError("invalid-input", `The body is nested more than ${maxDepth} levels deep.`);
    const objects = level.filter((value) => typeof value === "object" && value !== null) as object[];
    refuseUnknown(objects.flatMap((object) => Object.keys(object).filter((name) => prototypeKeys.has(name))));
    level = objects.flatMap((object) => Object.values(object));
  }
}

/** Stops reading as soon as it is too much. */
async function readText(request: Request, bodyMaxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > bodyMaxBytes)
      throw new ProblemError("too-large", `The body may have ${bodyMaxBytes} bytes at the most.`);
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

type Issue = Pick<z.core.$ZodIssue, "code" | "path" | "message"> & { keys?: string[] };

/** Each unknown key is a field of its own. */
function expand(issue: Issue): Issue[] {
  return issue.code === "unrecognized_keys" && issue.keys
    ? issue.keys.map((key) => ({ ...issue, path: [...issue.path, key] }))
    : [issue];
}

function toFieldProblem({ code, path, message }: Issue): FieldProblem {
  const rule = code === "unrecognized_keys" ? "unknown-key" : isRule(message) ? message : "wrong-type";
  return { field: path.map(String).join("."), rule, message: ruleWords[rule] };
}

function isRule(message: string): message is keyof typeof ruleWords {
  return message in ruleWords;
}

function invalid(fields: FieldProblem[]): ProblemError {
  const named = fields.map(({ field, message }) => `${field || "body"}: ${message}`);
  return new ProblemError("invalid-input", named.join(" "), { fields });
}
