import { eventStreamOf } from "./event-stream";
import { parseJsonBody, readJson, writeJson } from "./json";
import { queryCodeOf } from "./refusals";
import { errorStatus, type ServiceShape } from "./shapes";
import type { Protocol } from "./wire";

/** AWS JSON 1.0 and 1.1: the operation in a header, the input as a JSON object. */
export const awsJson: Protocol = {
  operationName: ({ headers }, service) => {
    const [target, name] = String(headers["x-amz-target"] ?? "").split(".");
    return target === (service?.target ?? target) ? name : undefined;
  },

  readInput: ({ input }, request) => (input.isUnitSchema() ? {} : (readJson(input, parseJsonBody(request)) as object)),

  writeOutput: (service, { output: shape }, output, requestId) => {
    const headers = headersOf(service.jsonVersion, requestId);
    const contentType = headers["content-type"];
    const stream = eventStreamOf(shape, output, { contentType, hasInitialResponse: true });
    if (stream) return { status: 200, headers: { ...headers, ...stream.headers }, body: stream.body };
    return { status: 200, headers, body: shape.isUnitSchema() ? "{}" : JSON.stringify(writeJson(shape, output)) };
  },

  writeError: (service, error, requestId) => {
    const shape = service?.errors.get(error.code);
    const fields = shape ? (writeJson(shape.schema, error.fields) as object) : error.fields;
    const messageKey = shape && "Message" in shape.schema.getMemberSchemas() ? "Message" : "message";
    const name = shape?.schema.getName() ?? error.code;
    const status = errorStatus(shape, error);
    return {
      status,
      headers: {
        ...headersOf(service?.jsonVersion ?? "1.1", requestId),
        ...queryHeader(service, shape?.code ?? queryCodeOf(error.code), status),
        "x-amzn-errortype": name,
      },
      body: JSON.stringify({ __type: name, ...fields, [messageKey]: error.message }),
    };
  },
};

/** A service that spoke Query before tells the error's old code as well. */
function queryHeader(service: ServiceShape | undefined, code: string, status: number): Record<string, string> {
  if (!service?.isQueryCompatible) return {};
  return { "x-amzn-query-error": `${code};${status < 500 ? "Sender" : "Receiver"}` };
}

function headersOf(jsonVersion: string, requestId: string) {
  return { "content-type": `application/x-amz-json-${jsonVersion}`, "x-amzn-requestid": requestId };
}
