import type { Output } from "@aws-sdk/client-cloudformation";
import type { Place } from "../place";
import type { ExportRow } from "./exports";
import { resolve } from "./intrinsics";
import type { StackRow } from "./stack";
import { liveView, stackScope } from "./stack-scope";
import { isScalar, type TemplateValue } from "./template-value";
import { validationError } from "./validation-error";

/** A stack's outputs, now that its resources are there. */
export function outputsOf(place: Place, stack: StackRow): { outputs: Output[]; exports: ExportRow[] } {
  const { definition, stackId } = stack;
  if (!definition) return { outputs: [], exports: [] };
  const scope = stackScope(place, stack, definition, liveView(stack.resources));
  const outputs = Object.entries(definition.template.outputs)
    .filter(([, { condition }]) => condition === undefined || definition.conditions[condition])
    .map(([key, { value, description, exportName }]) => ({
      OutputKey: key,
      OutputValue: textOf(resolve(value, scope)),
      Description: description,
      ExportName: exportName === undefined ? undefined : String(resolve(exportName, scope)),
    }));
  const exports = outputs.flatMap(({ OutputValue, ExportName }) =>
    ExportName === undefined ? [] : [{ name: ExportName, value: OutputValue, stackId }],
  );
  return { outputs, exports };
}

function textOf(value: TemplateValue): string {
  if (isScalar(value)) return String(value);
  throw validationError("Template format error: The Value field of every Outputs member must evaluate to a String.");
}
