import { randomUUID } from "node:crypto";
import { AwsError, type Call } from "../operation";
import type { Place } from "../place";
import type { World } from "../world";
import { asItIs, asItWasMade } from "./actual-stack";
import { missingParameterValue } from "./aws-parameters";
import { type ChangeSetRow, findChangeSetById } from "./change-set";
import { earlyValidationReason, noteFindings, validateEarly } from "./early-validation";
import { checkImports, existingImports } from "./import";
import { hasSameRest } from "./preview";
import { resourceChangesOf } from "./resource-changes";
import { type StackRow, stacks } from "./stack";
import { endOperation } from "./stack-operation";
import { readExport } from "./stack-scope";

interface PlanTask {
  changeSetId: string;
  stage: "begin" | "finish";
}

const BEGIN_MS = 500;
const FINISH_MS = 3_500;

/** Works a change set out; that takes CloudFormation some seconds. */
export function planChangeSet(place: Place, { changeSetId }: ChangeSetRow): void {
  place.world.schedule(place, "cloudformation.plan", BEGIN_MS, { changeSetId, stage: "begin" } satisfies PlanTask);
}

export function attachChangeSetPlans(world: World): void {
  world.onTask<PlanTask>("cloudformation.plan", (scope, { changeSetId, stage }) => {
    const place = { ...scope, world };
    const row = findChangeSetById(place, changeSetId);
    const stack = row && stacks(place).get(row.stackId);
    if (!stack) return;
    if (stage === "finish") return finish(place, row, stack);
    row.status = "CREATE_IN_PROGRESS";
    world.schedule(scope, "cloudformation.plan", FINISH_MS, { changeSetId, stage: "finish" } satisfies PlanTask);
  });
}

function finish(place: Place, row: ChangeSetRow, stack: StackRow): void {
  const problem = problemOf(place, row, stack);
  endOperation(place, row.operationId, problem === undefined);
  row.status = problem === undefined ? "CREATE_COMPLETE" : "FAILED";
  row.statusReason = problem;
  row.executionStatus = problem === undefined ? "AVAILABLE" : "UNAVAILABLE";
  const { changeSetId, name, stackName, status } = row;
  const detail = { changeSetId, name, stackName, status, reason: problem };
  place.world.record("event", place, "cloudformation.change-set-planned", detail);
}

function problemOf(place: Place, row: ChangeSetRow, present: StackRow): string | undefined {
  const { definition } = row;
  const call = { ...place, principal: row.principal, requestId: randomUUID() } satisfies Call;
  const stack = row.deploymentMode === "REVERT_DRIFT" ? asItIs(call, present) : asItWasMade(present);
  try {
    const missing = missingParameterValue(place, definition);
    if (missing) return missing;
    for (const name of definition.imports) readExport(place, name);
    if (row.importsExisting) row.imports = existingImports(call, stack, definition);
    checkImports(call, definition, row.imports);
    const findings = row.isUnvalidated ? [] : validateEarly(call, stack, definition, row.imports);
    if (findings.length > 0) {
      noteFindings(place, { ...row, operationType: "CREATE_CHANGESET" }, findings);
      return earlyValidationReason(findings);
    }
    row.changes = resourceChangesOf(place, stack, definition, row.imports);
  } catch (error) {
    if (error instanceof AwsError) return error.message;
    throw error;
  }
  const before = stack.definition;
  const isEmpty = row.changes.length === 0 && before && hasSameRest(place, stack, definition, before);
  return isEmpty
    ? "The submitted information didn't contain changes. Submit different information to create a change set."
    : undefined;
}
