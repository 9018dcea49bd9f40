import type { ResourceRow, StableState, StackRow } from "./stack";
import { newStep, type OperationRow, type Step } from "./stack-operation";

/** What an operation's present phase consists of. */
export function stepsOf(stack: StackRow, operation: OperationRow): Step[] {
  switch (operation.phase) {
    case "provision":
      return Object.entries(stack.definition?.dependencies ?? {}).map(([logicalId, after]) =>
        newStep({ logicalId, after }),
      );
    case "restore":
      return stack.stable ? restoreSteps(stack, stack.stable, operation) : [];
    case "sweep":
      return deleteSteps(operation.leftovers);
    case "delete":
      return deleteSteps([...deletable(stack, operation), ...operation.leftovers]);
  }
}

function deletable(stack: StackRow, operation: OperationRow): ResourceRow[] {
  const rows = Object.values(stack.resources).filter((row) => row.status !== "DELETE_COMPLETE");
  return stack.status === "ROLLBACK_IN_PROGRESS" ? rows.map((row) => takenBack(stack, operation, row)) : rows;
}

/** A resource whose creation is undone stays only where its policy is to stay even then; one taken over stays always. */
function takenBack({ retainExceptOnCreate }: StackRow, { imports }: OperationRow, row: ResourceRow): ResourceRow {
  if (Object.hasOwn(imports, row.logicalId)) return { ...row, deletionPolicy: "Retain" };
  const stays = row.deletionPolicy === "Retain" && !retainExceptOnCreate;
  return stays ? row : withoutPolicy(row);
}

/** Whatever depends on something goes before it. */
function deleteSteps(given: ResourceRow[]): Step[] {
  const keyOf = ({ logicalId, physicalId = "" }: ResourceRow) => `${logicalId} ${physicalId}`;
  const rows = [...new Map(given.map((row) => [keyOf(row), row])).values()];
  return rows.map((row) =>
    newStep({
      key: keyOf(row),
      logicalId: row.logicalId,
      action: "delete",
      leftover: row,
      after: rows.filter(({ dependsOn }) => dependsOn.includes(row.logicalId)).map(keyOf),
    }),
  );
}

/** Goes back to the stable state, resource by resource; what came since is left over. */
function restoreSteps(stack: StackRow, stable: StableState, operation: OperationRow): Step[] {
  const isWantedAgain = (row: ResourceRow) => stable.resources[row.logicalId]?.physicalId === row.physicalId;
  operation.leftovers = operation.leftovers.filter((row) => !isWantedAgain(row));
  const changed: ResourceRow[] = [];
  for (const now of Object.values(stack.resources)) {
    const was = stable.resources[now.logicalId];
    if (was && was.changedAt.getTime() === now.changedAt.getTime()) continue;
    if (was) changed.push(was);
    if (!was) operation.leftovers.push(takenBack(stack, operation, now));
    else if (now.physicalId && now.physicalId !== was.physicalId) operation.leftovers.push(withoutPolicy(now));
  }
  stack.definition = stable.definition;
  const keys = changed.map(({ logicalId }) => logicalId);
  return changed.map((was) =>
    newStep({
      logicalId: was.logicalId,
      action: "update",
      leftover: was,
      after: was.dependsOn.filter((name) => keys.includes(name)),
    }),
  );
}

function withoutPolicy(row: ResourceRow): ResourceRow {
  return { ...row, deletionPolicy: "Delete" };
}
