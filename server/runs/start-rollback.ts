import "server-only";
import type { StartRollbackInput } from "@/lib/domain/history";
import { ProblemError } from "@/lib/domain/problem";
import type { FieldProblem } from "@/lib/domain/problem-body";
import type { RollbackRefusal } from "@/lib/domain/rollback-choice";
import { rollbackConfirmation } from "@/lib/domain/rollback-confirmation";
import type { DeployRun } from "@/lib/domain/run";
import { rule } from "@/lib/text/en/rule";
import { readKnownTarget } from "@/server/access/known-targets";
import type { Context } from "@/server/context";
import { findRun } from "@/server/store/runs";
import { type AskedRollback, findRollback } from "./find-rollback";
import { startRun } from "./start-run";

/** Ships the image and the settings of an earlier run again. Once it has succeeded the service is locked. */
export async function startRollback(context: Context, input: StartRollbackInput): Promise<DeployRun> {
  const { target, serviceName, clusterName, to, reason, idempotencyKey } = input;
  const before = await findSame(context, input);
  if (before) return before;
  await refuseUntyped(context, input);
  const { ship, imageUri, refusal } = await findRollback(context, { target, serviceName, clusterName, to });
  if (!ship) throw cannotRollBack(refusal ?? "nothing-before", input);
  const wanted = { target, serviceName, ship, createDefaultVpc: false, reason, idempotencyKey };
  return startRun(context, wanted, { cause: "rollback", causeRunId: to, takenOver: { imageUri } });
}

/** The same press again, also when what it wanted has come true meanwhile. */
async function findSame({ store }: Context, input: StartRollbackInput): Promise<DeployRun | undefined> {
  const run = await findRun(store, input.idempotencyKey);
  if (!run) return undefined;
  const isSame = run.kind === "deploy" && run.target === input.target && run.serviceName === input.serviceName;
  if (isSame && run.causeRunId === input.to) return run;
  throw new ProblemError("key-reused", `Run ${run.id} was started with this key and another input.`);
}

/** What a protected target wants to have typed. */
async function refuseUntyped({ store }: Context, input: StartRollbackInput): Promise<void> {
  const { target, serviceName, confirm, reason } = input;
  const { isProtected, alias } = await readKnownTarget(store, target);
  if (!isProtected) return;
  const fields: FieldProblem[] = [];
  const refuse = (field: string, name: "typed-otherwise" | "required") =>
    fields.push({ field, rule: name, message: rule[name] });
  if (confirm !== rollbackConfirmation(alias, serviceName)) refuse("confirm", "typed-otherwise");
  if (!reason) refuse("reason", "required");
  if (fields.length === 0) return;
  const detail = fields.map(({ field, message }) => `${field}: ${message}`).join(" ");
  throw new ProblemError("invalid-input", detail, { fields });
}

type Asked = Pick<AskedRollback, "serviceName" | "to">;

const why: Record<RollbackRefusal, (asked: Asked) => string> = {
  "nothing-before": ({ serviceName }) => `Of ${serviceName} there is no earlier deploy that was well.`,
  "never-healthy": ({ to }) => `The version of run ${to} was never well.`,
  "serves-already": ({ to }) => `The version of run ${to} is the one that serves, with the same settings.`,
  "image-gone": ({ to }) => `The image of run ${to} is no longer in ECR.`,
  "image-in-template": ({ to }) => `The template of run ${to} has no parameter for the image.`,
};

export function cannotRollBack(refusal: RollbackRefusal, asked: Asked): ProblemError {
  const kind = refusal === "image-gone" ? "image-gone" : "cannot-roll-back";
  return new ProblemError(kind, why[refusal](asked));
}
