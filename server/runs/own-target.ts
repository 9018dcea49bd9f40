import "server-only";
import type { ReachedTarget } from "@/lib/domain/target";
import { findReachedTarget } from "@/server/watch/reached-target";
import { untilKnown } from "./poll";
import { type StepContext, StepError } from "./step-context";

/** A run may go on after a restart, and then with other credentials: it never acts in a target that is not its own. */
export async function requireOwnTarget(context: StepContext): Promise<ReachedTarget> {
  const { aws, target } = context;
  const reached = await untilKnown(context, () => findReachedTarget(aws));
  if (reached.target === target) return reached;
  const message = `The credentials belong to ${reached.target}, the run to ${target}.`;
  throw new StepError({ rule: "other-target", message });
}
