import "server-only";
import { noLongerTrue } from "@/lib/domain/teardown-truth";
import { makeTeardownPlan } from "@/server/teardown-plan/make-plan";
import { requireOwnTarget } from "../own-target";
import { untilAnswered } from "../poll";
import { note, StepError, type TeardownContext } from "../step-context";

/** As young as this, the plan was made by the press itself. */
const youngMs = 30_000;

/** Nothing goes that was not on the plan which the person saw, nor anything of it that somebody uses by now. */
export async function checkPlan(context: TeardownContext): Promise<void> {
  const { aws, target, seen, input, looks } = context;
  const { callerArn } = await requireOwnTarget(context);
  await note(context, { callerArn });
  const madeAt = seen.madeAt.getTime();
  if (Date.now() - madeAt < youngMs) {
    looks.last = { at: madeAt, reasons: new Map() }; // the plan has looked at who uses what
    return;
  }
  const { scope } = input;
  const plan = await untilAnswered(context, () => makeTeardownPlan(aws, { target, scope, callerArn }));
  const untrue = noLongerTrue(seen.chosen, plan.items);
  if (untrue.length === 0) return;
  throw new StepError({ rule: "plan-untrue", message: untrue.join(", ") });
}
