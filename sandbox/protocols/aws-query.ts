import { type FormDialect, formOf, readForm } from "./form";
import { refuse } from "./refusals";
import { errorStatus } from "./shapes";
import type { Protocol } from "./wire";
import { element, escapeText, writeMembers } from "./xml";

const dialect: FormDialect = {
  memberKey: (name, member) => member.getMergedTraits().xmlName ?? name,
  listNode: (list, node) =>
    list.getMergedTraits().xmlFlattened
      ? node
      : node.children.get(list.getValueSchema().getMergedTraits().xmlName ?? "member"),
  malformed: (message) => refuse("awsQuery", "malformed", message),
};

/** AWS Query: a form in, XML out. */
export const awsQuery: Protocol = {
  operationName: (request) => formOf(request).children.get("Action")?.value,

  version: (request) => formOf(request).children.get("Version")?.value,

  readInput: ({ input }, request) =>
    input.isUnitSchema() ? {} : (readForm(dialect, input, formOf(request)) as object),

  writeOutput: ({ xmlNamespace }, { name, output: shape }, output, requestId) => {
    const result = shape.isUnitSchema() ? "" : element(`${name}Result`, writeMembers(shape, output));
    const metadata = element("ResponseMetadata", element("RequestId", requestId));
    return xmlResponse(
      200,
      `<${name}Response xmlns="${xmlNamespace}">${result}${metadata}</${name}Response>`,
      requestId,
    );
  },

  writeError: (service, error, requestId) => {
    const shape = service?.errors.get(error.code);
    const status = errorStatus(shape, error);
    const content =
      element("Type", status < 500 ? "Sender" : "Receiver") +
      element("Code", shape?.code ?? error.code) +
      element("Message", escapeText(error.message)) +
      (shape ? writeMembers(shape.schema, error.fields) : "");
    const body = element("Error", content) + element("RequestId", requestId);
    return xmlResponse(
      status,
      `<ErrorResponse xmlns="${service?.xmlNamespace ?? ""}">${body}</ErrorResponse>`,
      requestId,
    );
  },
};

export function xmlResponse(status: number, body: string, requestId: string) {
  return { status, headers: { "content-type": "text/xml;charset=UTF-8", "x-amzn-requestid": requestId }, body };
}
