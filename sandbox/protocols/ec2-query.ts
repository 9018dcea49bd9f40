import { xmlResponse } from "./aws-query";
import { type FormDialect, formOf, readForm } from "./form";
import { refuse } from "./refusals";
import type { Protocol } from "./wire";
import { element, escapeText, writeMembers } from "./xml";

const dialect: FormDialect = {
  memberKey: (name, member) => {
    const { ec2QueryName, xmlName } = member.getMergedTraits();
    return (ec2QueryName as string | undefined) ?? upperFirst(xmlName ?? name);
  },
  listNode: (_list, node) => node,
  malformed: (message) => refuse("ec2Query", "malformed", message),
};

/** EC2's own Query: every list flat, other names, no result element. */
export const ec2Query: Protocol = {
  operationName: (request) => formOf(request).children.get("Action")?.value,

  readInput: ({ input }, request) =>
    input.isUnitSchema() ? {} : (readForm(dialect, input, formOf(request)) as object),

  writeOutput: ({ xmlNamespace }, { name, output: shape }, output, requestId) => {
    const result = shape.isUnitSchema() ? element("return", "true") : writeMembers(shape, output);
    const body = element("requestId", requestId) + result;
    return xmlResponse(
      200,
      `${declaration}<${name}Response xmlns="${xmlNamespace}">${body}</${name}Response>`,
      requestId,
    );
  },

  writeError: (_service, error, requestId) => {
    const content = element("Code", error.code) + element("Message", escapeText(error.message));
    const body = element("Errors", element("Error", content)) + element("RequestID", requestId);
    return xmlResponse(error.status, `${declaration}<Response>${body}</Response>`, requestId);
  },
};

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

function upperFirst(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
