import "server-only";
import type { CheckFinding } from "@/lib/domain/check";
import { checkQueryOf } from "@/lib/domain/check-query";
import type { CheckReason } from "@/lib/domain/check-reasons";
import { subjectOf } from "@/lib/domain/check-subject";
import { refusalOf } from "@/lib/domain/preflight-refusal";
import { findStack } from "@/server/aws/cloudformation";
import { findRefusals } from "@/server/preflight/find-refusals";
import { openLook } from "@/server/preflight/look";
import { requireOwnTarget } from "../own-target";
import { untilAnswered } from "../poll";
import { type DeployContext, note, StepError } from "../step-context";
import { noteStuckStack } from "./note-stuck-stack";

/** The credentials must still reach the target, and what the preflight found before the press must not be in the way now. */
export async function checkTarget(context: DeployContext): Promise<void> {
  const { aws, input } = context;
  const reached = await requireOwnTarget(context);
  const { vpcId, refusals } = await untilAnswered(context, async () => {
    const look = openLook(aws, subjectOf(checkQueryOf(input)));
    const [place, found] = await Promise.all([look.place(), findRefusals(look)]);
    return { vpcId: place?.vpcId, refusals: found };
  });
  await note(context, { callerArn: reached.callerArn, vpcId });
  const inTheWay = refusals.filter((finding, _, all) => !isBroughtOut(context, finding, all));
  await noteStuckIn(context, inTheWay);
  if (inTheWay.length > 0) throw refusal(inTheWay);
}

/**
 * What a later step of this run does something about: it recovers the stack, and waits until the service has drained, whose roles are
 * gone already.
 */
function isBroughtOut(
  { input }: DeployContext,
  { reason, names: [name] }: CheckFinding,
  all: readonly CheckFinding[],
): boolean {
  if (reason === "service-draining") return true;
  if (reason === "role-missing") return all.some((other) => other.reason === "service-draining");
  return reason === "stack-stuck" && name === input.begins?.takenOver?.recovery?.stackName;
}

async function noteStuckIn(context: DeployContext, findings: readonly CheckFinding[]): Promise<void> {
  const stuck = findings.find(({ reason }) => reason === "stack-stuck")?.names[0];
  const stack = stuck && (await untilAnswered(context, () => findStack(context.aws, stuck)));
  if (stack) await noteStuckStack(context, stack);
}

/** What later steps would have said of the same. */
const rules: Partial<Record<CheckReason, string>> = {
  "no-default-vpc": "no-default-vpc",
  "stack-stuck": "stack-stuck",
  "image-gone": "image-missing",
};

function refusal(findings: readonly CheckFinding[]): StepError {
  const [first] = findings;
  return new StepError({
    rule: (first && rules[first.reason]) ?? "preflight",
    message: findings.map(refusalOf).join("\n"),
  });
}
