import "server-only";
import { ProblemError } from "@/lib/domain/problem";
import type { FieldProblem } from "@/lib/domain/problem-body";
import type { TeardownRun } from "@/lib/domain/run";
import { splitTarget } from "@/lib/domain/split-target";
import { chosenItems } from "@/lib/domain/teardown-choice";
import { teardownConfirmation } from "@/lib/domain/teardown-confirmation";
import type { StartTeardownInput } from "@/lib/domain/teardown-input";
import type { TeardownItem, TeardownPlan } from "@/lib/domain/teardown-plan";
import { rule } from "@/lib/text/en/rule";
import { personBehind } from "@/server/access/person-behind";
import { whoOf } from "@/server/access/who";
import type { Context } from "@/server/context";
import { findTeardown, openTeardown } from "@/server/store/open-run";
import { refuseDuringOthers } from "@/server/store/run-order";
import { findTarget } from "@/server/store/targets";
import { makeTeardownPlan } from "@/server/teardown-plan/make-plan";
import { expiryOf, findSeenPlan } from "@/server/teardown-plan/plan-id";
import { findReachedTarget } from "@/server/watch/reached-target";
import { findPrices } from "@/server/watch/watch-prices";
import { beginRun } from "./engine";

/**
 * Writes down what goes and hands it to the engine. Nothing is deleted here, and nothing ever that was not on the plan which the
 * person saw: the plan is made anew, and must be the same. On a protected target the run then waits for a second person.
 */
export async function startTeardown(context: Context, input: StartTeardownInput): Promise<TeardownRun> {
  const { store, session } = context;
  const run = (await findTeardown(store, input)) ?? (await openNew(context, input));
  await beginRun("teardown", run.id);
  return run;

  async function openNew({ awsOf }: Context, wanted: StartTeardownInput): Promise<TeardownRun> {
    await refuseDuringOthers(store, wanted);
    const plan = await readSeenPlan({ store, awsOf }, wanted).catch(async (error) => {
      // The same press twice: the first has begun to delete what the second still has on its plan.
      const first = await findTeardown(store, wanted);
      if (first) return first;
      throw error;
    });
    if ("kind" in plan) return plan;
    const chosen = chosenItems(plan.items, new Set(wanted.changed));
    if (chosen.length === 0) throw refused([{ field: "changed", rule: "nothing-goes", message: rule["nothing-goes"] }]);
    const settings = await findTarget(store, wanted.target);
    const isProtected = settings?.isProtected ?? false;
    refuseUntyped(wanted, chosen, isProtected ? settings?.alias : undefined);
    const approval = isProtected ? { askedBy: await personBehind(store, session) } : undefined;
    const { sessionId } = session;
    const { items, madeAt } = plan;
    const by = whoOf(session, wanted.target);
    return openTeardown(store, { input: wanted, by, sessionId, approval, plan: { items, madeAt, chosen } });
  }
}

/** The plan as it is now, when it is the one that was seen. */
async function readSeenPlan(
  { store, awsOf }: Pick<Context, "store" | "awsOf">,
  input: StartTeardownInput,
): Promise<TeardownPlan> {
  const { target, scope, planId } = input;
  const seen = findSeenPlan(planId);
  if (!seen) throw refused([{ field: "planId", rule: "plan-id", message: rule["plan-id"] }]);
  if (Date.parse(expiryOf(seen.madeAt)) < Date.now())
    throw new ProblemError("plan-outdated", `The plan is of ${seen.madeAt}; it holds ten minutes.`);
  const aws = await awsOf(target);
  const [{ callerArn }, prices] = await Promise.all([
    findReachedTarget(aws),
    findPrices(store, splitTarget(target).region),
  ]);
  const plan = await makeTeardownPlan(aws, { target, scope, callerArn, prices });
  if (plan.fingerprint === seen.fingerprint) return plan;
  throw new ProblemError("plan-outdated", "Something of it has come, gone or changed since the plan was made.");
}

/** What a protected target, and a default VPC anywhere, want to have typed. */
function refuseUntyped(input: StartTeardownInput, chosen: readonly TeardownItem[], alias: string | undefined): void {
  const fields: FieldProblem[] = [];
  const refuse = (field: string, name: "typed-otherwise" | "vpc-typed-otherwise" | "required") =>
    fields.push({ field, rule: name, message: rule[name] });
  if (alias !== undefined) {
    if (input.confirm !== teardownConfirmation(alias, input.scope)) refuse("confirm", "typed-otherwise");
    if (!input.reason) refuse("reason", "required");
  }
  const vpc = chosen.find(({ kind }) => kind === "default-vpc");
  if (vpc && input.confirmVpc !== vpc.name) refuse("confirmVpc", "vpc-typed-otherwise");
  if (fields.length > 0) throw refused(fields);
}

function refused(fields: FieldProblem[]): ProblemError {
  const detail = fields.map(({ field, message }) => `${field}: ${message}`).join(" ");
  return new ProblemError("invalid-input", detail, { fields });
}
