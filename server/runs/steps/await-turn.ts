import "server-only";
import { ProblemError } from "@/lib/domain/problem";
import { isCancelRequested } from "@/server/store/cancel";
import { takeTurn } from "@/server/store/run-order";
import { CancelledError, note, type StepContext, StepError } from "../step-context";
import { untilTold } from "../until-told";

/** Waits until no run that was asked for earlier is in the way; whose turn it is, the database knows, so a restart forgets nothing. */
export async function awaitTurn(context: StepContext): Promise<void> {
  const { store, runId } = context;
  const look = async () => {
    if (await isCancelRequested(store, runId)) throw new CancelledError();
    const waitsFor = await takeTurn(store, runId);
    if (!waitsFor) return true;
    await note(context, { waitsFor });
    return undefined;
  };
  await untilTold(store, runId, look, "runs").catch((error) => {
    if (!(error instanceof ProblemError) || error.kind !== "service-locked") throw error;
    throw new StepError({ rule: error.kind, message: error.message });
  });
}
