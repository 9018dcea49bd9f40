import type { FaultRule } from "../fault-rule";
import { Faults } from "../faults";
import { AwsError, type Call } from "../operation";
import { handlerActions, type Verb } from "./handler-actions";

/** A resource fails where a rule strikes one of the calls that are made for it. */
export function strikeHandler(call: Call, typeName: string, verb: Verb): void {
  const faults = new Faults(call.world.faultPlan);
  for (const action of handlerActions[typeName]?.[verb].split(" ") ?? []) {
    const [service = "", operation = ""] = action.replace(/\?.*/, "").split(":");
    const target = { account: call.account, region: call.region, services: [service], operation };
    const [rule] = faults.strikeCall({ ...target, via: "cloudformation" });
    const refusal = rule && refusalBy(rule, `${service}:${operation}`, call.principal.arn);
    if (refusal) throw refusal;
  }
}

function refusalBy({ kind, code, message, status }: FaultRule, action: string, arn: string): AwsError | undefined {
  if (kind === "throttle") return new AwsError("ThrottlingException", "Rate exceeded", 400);
  if (kind === "error")
    return new AwsError(code ?? "InternalFailure", message ?? "An internal error occurred", status ?? 500);
  if (kind !== "deny") return undefined;
  const text = `User: ${arn} is not authorized to perform: ${action} with an explicit deny in a service control policy`;
  return new AwsError("AccessDeniedException", text, 403);
}
