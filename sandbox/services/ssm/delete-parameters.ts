import type { DeleteParameterRequest, DeleteParametersRequest, DeleteParametersResult } from "@aws-sdk/client-ssm";
import { checkConstraints } from "../../constraints";
import { AwsError, type Call } from "../../operation";
import { parameterTable } from "./tables";

export function deleteParameter(call: Call, input: DeleteParameterRequest): object {
  checkConstraints(input, { Name: { min: 1, max: 2048 } });
  if (!remove(call, input.Name ?? "")) throw new AwsError("ParameterNotFound", "");
  return {};
}

export function deleteParameters(call: Call, input: DeleteParametersRequest): DeleteParametersResult {
  checkConstraints(input, { Names: { min: 1, max: 10 } });
  const results = (input.Names ?? []).map((name) => ({ name, isDeleted: remove(call, name) }));
  return {
    DeletedParameters: results.flatMap(({ name, isDeleted }) => (isDeleted ? [name] : [])),
    InvalidParameters: results.flatMap(({ name, isDeleted }) => (isDeleted ? [] : [name])),
  };
}

function remove(call: Call, name: string): boolean {
  const isThere = parameterTable(call).delete(name);
  if (isThere) call.world.record("effect", call, "ssm.parameter-deleted", { name });
  return isThere;
}
