import "server-only";
import { goesAlong, goneBefore } from "@/lib/domain/teardown-order";
import type { TeardownItem, TeardownReason } from "@/lib/domain/teardown-plan";
import type { Decision } from "@/lib/domain/teardown-progress";
import { type DeletingStep, itemsByStep } from "@/lib/domain/teardown-steps";
import { isSignInNeeded } from "@/server/access/role-credentials";
import { awsAnswerOf } from "@/server/aws/problem-from-aws";
import { isCancelRequested } from "@/server/store/cancel";
import { isStoreUnavailable } from "@/server/store/store-errors";
import { listDecisions, readItemStates } from "@/server/store/teardowns";
import { findNewReasons } from "@/server/teardown-plan/new-reasons";
import { untilKnown } from "../poll";
import { CancelledError, type StepContext, StepError, type TeardownContext } from "../step-context";
import { untilTold } from "../until-told";
import { deleteItem, type ItemWork, type NotGone } from "./delete-item";
import { inOrder } from "./in-order";
import { ItemBoard } from "./item-board";

const mostAtOnce = 20;

/**
 * Deletes the items of a step, each as soon as all is gone that must be gone before it. One that AWS will not delete waits for a
 * person's word while the others go on; a stop lets those end that are begun, and begins no more.
 */
export async function deleteItems(context: TeardownContext, step: DeletingStep): Promise<void> {
  const items = itemsByStep(context.seen.chosen).get(step) ?? [];
  const board = await ItemBoard.open(context, items);
  const elsewhere = await readItemStates(context.store, context.runId);
  const isGone = (key: string) => (board.of(key) ?? elsewhere.get(key))?.progress === "gone";
  const before = goneBefore(context.seen.chosen);
  const { reasons } = await lookAgain(context);

  const settled = await inOrder(items, { most: mostAtOnce, before }, async (item) => {
    if (isOver(board, item.key)) return;
    const missing = (before.get(item.key) ?? []).filter((key) => !isGone(key));
    const refusal = await refusalOf(context, item, { missing, reason: reasons.get(item.key) });
    if (refusal) return board.skipped(item.key, refusal);
    if (goesAlong(item)) return board.gone(item.key);
    return untilGone(context, board, item);
  });
  // Only now, when nothing is under way any more: a step that begins anew must be the only one at work.
  const broken = settled.find((error) => error !== undefined);
  if (broken) throw broken;
  endWith(board);
}

function isOver(board: ItemBoard, key: string): boolean {
  const progress = board.of(key)?.progress;
  return progress === "gone" || progress === "skipped";
}

interface InTheWay {
  missing: readonly string[];
  reason?: TeardownReason;
}

async function refusalOf(
  { store, runId }: StepContext,
  { key }: TeardownItem,
  { missing, reason }: InTheWay,
): Promise<NotGone["reason"] | undefined> {
  if (missing.length > 0) return { rule: "waits-for", message: missing.join(", ") };
  if (reason) return { rule: reason.rule, message: [...reason.names, reason.detail ?? ""].filter(Boolean).join(", ") };
  if (await isCancelRequested(store, runId)) return { rule: "stopped", message: key };
  return undefined;
}

async function untilGone(context: TeardownContext, board: ItemBoard, item: TeardownItem): Promise<void> {
  const { store, runId } = context;
  for (;;) {
    const decisions = await listDecisions(store, runId, item.key);
    const notGone = await tried({ context, board, item, decisions: decisions.map(({ decision }) => decision) });
    if (!notGone) return board.gone(item.key);
    if (notGone.left) return board.gone(item.key, notGone.left);
    if (!notGone.asks) return board.skipped(item.key, notGone.reason);
    const failure = decisions.length + 1;
    await board.failed(item.key, { reason: notGone.reason, failure, ...notGone.asks });
    const word = await untilDecided(context, item.key, failure);
    const leaves = word === "retain" && (item.kind !== "stack" || notGone.asks.blockedBy.length === 0);
    if (word === "stopped" || leaves) return board.skipped(item.key, notGone.reason);
  }
}

/** What AWS refuses for good is told, and a person says how to go on; what passes has been waited out before. */
async function tried(work: ItemWork): Promise<NotGone | undefined> {
  try {
    return await deleteItem(work);
  } catch (error) {
    const aws = awsAnswerOf(error);
    if (!aws || isSignInNeeded(error) || isStoreUnavailable(error)) throw error;
    const message = `${aws.service} ${aws.operation}: ${aws.message}`;
    return { reason: { rule: aws.code, message }, asks: { choices: ["retry", "retain"], blockedBy: [] } };
  }
}

function untilDecided({ store, runId }: StepContext, key: string, failure: number): Promise<Decision | "stopped"> {
  return untilTold(store, runId, async () => {
    const decided = (await listDecisions(store, runId, key)).find((each) => each.failure === failure);
    if (decided) return decided.decision;
    return (await isCancelRequested(store, runId)) ? "stopped" : undefined;
  });
}

/** As old as this, a look at who uses what is one too many things ago. */
const holdsMs = 20_000;

/** Whether anybody has begun to use, or to hold back, what is to go: services take minutes, and people days to decide. */
async function lookAgain(context: TeardownContext): Promise<NonNullable<TeardownContext["looks"]["last"]>> {
  const { looks, seen, aws } = context;
  if (looks.last && Date.now() - looks.last.at < holdsMs) return looks.last;
  const reasons = await untilKnown(context, () => findNewReasons(aws, seen.chosen));
  looks.last = { at: Date.now(), reasons };
  return looks.last;
}

/** What is left of a step is the step's failure: whoever reads on knows that something is there still. */
function endWith(board: ItemBoard): void {
  const skipped = board.all().filter((state) => state.progress === "skipped");
  if (skipped.some(({ reason }) => reason.rule === "stopped")) throw new CancelledError();
  if (skipped.length === 0) return;
  throw new StepError({ rule: "left-behind", message: skipped.map(({ key }) => key).join(", ") });
}
