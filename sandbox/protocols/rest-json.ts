import type { NormalizedSchema } from "@smithy/core/schema";
import { eventStreamOf } from "./event-stream";
import { readHttpText, writeHttpText } from "./http-text";
import { parseJsonBody, readJson, readJsonMembers, writeJson } from "./json";
import { matchRoute } from "./route";
import { errorStatus, type ServiceShape } from "./shapes";
import type { Protocol, WireRequest } from "./wire";

type Members = [string, NormalizedSchema][];

const jsonType = "application/json";

/** REST JSON: the operation in method and path, the input in path, query, headers and body. */
export const restJson: Protocol = {
  operationName: (request, service) => service && findOperation(service, request),

  readInput: ({ input, route }, request) => {
    if (input.isUnitSchema() || !route) return {};
    const labels = matchRoute(route, request) ?? {};
    const query = new URLSearchParams(request.url.split("?")[1] ?? "");
    const members = [...input.structIterator()];
    const placed = members.map(([name, member]) => [name, readPlaced(name, member, { request, labels, query })]);
    return { ...readBody(members, request), ...Object.fromEntries(placed.filter(([, value]) => value !== undefined)) };
  },

  writeOutput: (_service, { output: shape, route }, output, requestId) => {
    const members: Members = shape.isUnitSchema() ? [] : [...shape.structIterator()];
    const record = output as Record<string, unknown>;
    const code = members.find(([, member]) => member.getMergedTraits().httpResponseCode)?.[0];
    const status = Number(code === undefined ? route?.status : record[code]);
    const stream = shape.isUnitSchema()
      ? undefined
      : eventStreamOf(shape, output, { contentType: jsonType, hasInitialResponse: false });
    return {
      status,
      headers: {
        "content-type": jsonType,
        "x-amzn-requestid": requestId,
        ...writeHeaders(members, record),
        ...stream?.headers,
      },
      body: stream?.body ?? writeBody(members, record),
    };
  },

  writeError: (service, error, requestId) => {
    const shape = service?.errors.get(error.code);
    const members = shape && [...shape.schema.structIterator()];
    const name = shape?.schema.getName() ?? error.code;
    // Some services have members of their own in place of a message.
    const message = !shape || "message" in shape.schema.getMemberSchemas() ? { message: error.message } : {};
    const fields = { ...error.fields, ...message };
    return {
      status: errorStatus(shape, error),
      headers: { "content-type": jsonType, "x-amzn-requestid": requestId, "x-amzn-errortype": name },
      body: members ? writeBody(members, fields) : JSON.stringify(fields),
    };
  },
};

/** Of several operations at one path, the one whose query says most. */
function findOperation({ operations }: ServiceShape, request: WireRequest): string | undefined {
  const found = [...operations.values()].filter(({ route }) => route && matchRoute(route, request));
  found.sort((a, b) => (b.route?.query.length ?? 0) - (a.route?.query.length ?? 0));
  return found[0]?.name;
}

interface Places {
  request: WireRequest;
  labels: Record<string, string>;
  query: URLSearchParams;
}

/** A member that is not in the body. */
function readPlaced(name: string, member: NormalizedSchema, { request, labels, query }: Places): unknown {
  const { httpLabel, httpQuery, httpHeader, httpQueryParams } = member.getMergedTraits();
  if (httpLabel) return readHttpText(member, [decode(labels[name] ?? "")]);
  if (httpQuery) return query.has(httpQuery) ? readHttpText(member, query.getAll(httpQuery)) : undefined;
  if (httpQueryParams) return Object.fromEntries(query);
  const header = httpHeader ? request.headers[httpHeader.toLowerCase()] : undefined;
  return header === undefined ? undefined : readHttpText(member, [header].flat());
}

function readBody(members: Members, request: WireRequest): object {
  const payload = members.find(([, member]) => member.getMergedTraits().httpPayload);
  if (payload) {
    const [name, member] = payload;
    if (request.body.length === 0) return {};
    return { [name]: member.isBlobSchema() ? Uint8Array.from(request.body) : readJson(member, parseJsonBody(request)) };
  }
  const inBody = members.filter(isInBody);
  return inBody.length > 0 ? readJsonMembers(inBody, parseJsonBody(request)) : {};
}

function writeBody(members: Members, record: Record<string, unknown>): string {
  const payload = members.find(([, member]) => member.getMergedTraits().httpPayload);
  if (payload) return JSON.stringify(writeJson(payload[1], record[payload[0]])) ?? "";
  const inBody = members.filter(isInBody);
  if (members.length === 0) return "";
  return JSON.stringify(Object.fromEntries(inBody.map(([name, member]) => [name, writeJson(member, record[name])])));
}

function writeHeaders(members: Members, record: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    members.flatMap(([name, member]) => {
      const { httpHeader } = member.getMergedTraits();
      const value = record[name];
      return httpHeader && value !== undefined ? [[httpHeader.toLowerCase(), writeHttpText(member, value)]] : [];
    }),
  );
}

function isInBody([, member]: [string, NormalizedSchema]): boolean {
  const traits = member.getMergedTraits();
  const places = [
    "httpLabel",
    "httpQuery",
    "httpQueryParams",
    "httpHeader",
    "httpPayload",
    "httpResponseCode",
  ] as const;
  return places.every((place) => !traits[place]);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
