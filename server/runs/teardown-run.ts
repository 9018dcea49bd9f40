import "server-only";
import type { TeardownStepName } from "@/lib/domain/teardown-progress";
import type { DeletingStep } from "@/lib/domain/teardown-steps";
import { getStore } from "@/server/context";
import { endRun } from "@/server/store/end-run";
import { closeLog, readRun, readTeardownInput } from "@/server/store/runs";
import { isStoreUnavailable } from "@/server/store/store-errors";
import { readSeenPlan } from "@/server/store/teardowns";
import { background, durable, hasCancelled, step } from "./engine";
import type { TeardownContext } from "./step-context";
import { awaitApproval } from "./steps/await-approval";
import { checkPlan } from "./steps/check-plan";
import { deleteItems } from "./steps/delete-items";
import { sweep } from "./steps/sweep";

durable("teardown", teardownRun);

/** A teardown. The engine journals each step, so after a crash it goes on where it was; whatever it deletes, it looks for first. */
async function teardownRun(runId: string): Promise<void> {
  const steps = await background(runId, "read steps", async ({ store }) =>
    (await readRun(store, runId)).steps.map(({ name }) => name),
  );
  const looks: TeardownContext["looks"] = {};
  try {
    if (steps.includes("approval")) await inStep("approval", awaitApproval);
    await inStep("check-plan", checkPlan);
    await deleting("services")
      // Only one of these goes on to a next step: the journal wants them begun in the same order every time.
      .then(() =>
        allOf([
          inTurn(["images", "stacks", "log-groups", "roles"]),
          deleting("task-definitions"),
          deleting("clusters"),
        ]),
      )
      .then(() => deleting("vpc"))
      .catch(unlessStopped);
    const { outcome, isStopped } = await inStep("sweep", sweep);
    const unfinished = isStopped ? "cancelled" : "failed";
    await end({ progress: outcome === "nothing-left" ? "succeeded" : unfinished, outcome });
  } catch (error) {
    await end({ progress: hasCancelled(error) ? "cancelled" : "failed" });
  }
  await background(runId, "close log", async ({ store }) => closeLog(store, runId));

  async function inTurn(names: readonly DeletingStep[]): Promise<void> {
    for (const name of names) await deleting(name);
  }

  /** What a step leaves does not stop the next ones: they leave what needs it gone, and the sweep tells of all. */
  async function deleting(name: DeletingStep): Promise<void> {
    if (!steps.includes(name)) return;
    await inStep(name, (context) => deleteItems(context, name)).catch((error) => {
      if (hasCancelled(error) || isStoreUnavailable(error)) throw error;
    });
  }

  function inStep<T>(name: TeardownStepName, work: (context: TeardownContext) => Promise<T>): Promise<T> {
    return step(runId, name, async (context) => {
      const [input, seen] = await Promise.all([
        readTeardownInput(context.store, runId),
        readSeenPlan(context.store, runId),
      ]);
      return work({ ...context, input, seen, looks });
    });
  }

  function end(outcome: Parameters<typeof endRun>[2]): Promise<void> {
    return background(runId, "end run", async () => endRun(await getStore(), runId, outcome));
  }
}

/** All of them to their end, and then what the first of them has thrown. */
async function allOf(parts: readonly Promise<void>[]): Promise<void> {
  const broken = (await Promise.allSettled(parts)).find((part) => part.status === "rejected");
  if (broken) throw broken.reason;
}

/** After a stop, it is still looked for what is gone and what is not. */
function unlessStopped(error: unknown): void {
  if (!hasCancelled(error)) throw error;
}
