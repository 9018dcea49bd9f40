import { AwsError } from "../operation";
import { missingParameterValue } from "./aws-parameters";
import { noteFindings, validateEarly } from "./early-validation";
import { summaryOf } from "./failure-reason";
import { isAlive } from "./preview";
import { noteViolations } from "./resource-row";
import { setResourceStatus } from "./stack-event";
import { callFor } from "./stack-operation";
import { denialBy } from "./stack-policy";
import { readExport } from "./stack-scope";
import type { StackWork } from "./step-work";

/** Why an operation fails before it has made anything. */
export function problemBefore(work: StackWork): string | undefined {
  const { place, stack } = work;
  const missing = stack.definition && missingParameterValue(place, stack.definition);
  return missing ?? missingExport(work) ?? foundEarly(work) ?? refusedRemovals(work);
}

function missingExport({ place, stack }: StackWork): string | undefined {
  try {
    for (const name of stack.definition?.imports ?? []) readExport(place, name);
    return undefined;
  } catch (error) {
    if (error instanceof AwsError) return error.message;
    throw error;
  }
}

/** What early validation finds; resources with broken properties say so themselves. */
function foundEarly({ place, stack, operation }: StackWork): string | undefined {
  const { operationId, type, isValidated } = operation;
  if (!isValidated || !stack.definition) return undefined;
  const findings = validateEarly(callFor(place, operation), stack, stack.definition);
  if (findings.length === 0) return undefined;
  noteFindings(place, { stackId: stack.stackId, operationId, operationType: type }, findings);
  const broken = noteViolations(place, stack, findings);
  return broken.length
    ? `Validation failed for following resources: [${broken.join(", ")}]`
    : "Validation failure detected. See the operation's FAILED event for details.";
}

/** What the template lets go, but the stack policy does not. */
function refusedRemovals({ place, stack, operation }: StackWork): string | undefined {
  if (operation.type !== "UPDATE_STACK" || operation.policyBody === undefined) return undefined;
  const refused = Object.values(stack.resources).flatMap((row) => {
    if (stack.definition?.dependencies[row.logicalId] || !isAlive(row)) return [];
    const reason = denialBy(operation.policyBody, "Update:Delete", row);
    return reason ? [{ row, reason }] : [];
  });
  if (refused.length === 0) return undefined;
  for (const { row, reason } of refused) setResourceStatus(place, stack, row, { status: "UPDATE_FAILED", reason });
  return summaryOf({ update: refused.map(({ row }) => row.logicalId) });
}
