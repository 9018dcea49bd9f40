import type {
  ListExportsInput,
  ListExportsOutput,
  ListImportsInput,
  ListImportsOutput,
} from "@aws-sdk/client-cloudformation";
import { exportsOf, importersOf } from "../../cloudformation/exports";
import { validationError } from "../../cloudformation/validation-error";
import type { Call } from "../../operation";
import { pageOf } from "../../page";

const PAGE_SIZE = 100;
const errorCode = "ValidationError";

export function listExports(call: Call, input: ListExportsInput): ListExportsOutput {
  const all = [...exportsOf(call).values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const { items, nextToken } = pageOf(all, { nextToken: input.NextToken, size: PAGE_SIZE, errorCode });
  return {
    Exports: items.map(({ name, value, stackId }) => ({ Name: name, Value: value, ExportingStackId: stackId })),
    NextToken: nextToken,
  };
}

export function listImports(call: Call, input: ListImportsInput): ListImportsOutput {
  const { ExportName: name = "" } = input;
  if (!exportsOf(call).has(name)) throw validationError(`Export '${name}' does not exist.`);
  const importers = importersOf(call, name).map(({ stackName }) => stackName);
  if (importers.length === 0) throw validationError(`Export '${name}' is not imported by any stack.`);
  const { items, nextToken } = pageOf(importers, { nextToken: input.NextToken, size: PAGE_SIZE, errorCode });
  return { Imports: items, NextToken: nextToken };
}
