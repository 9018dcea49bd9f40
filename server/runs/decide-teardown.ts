import "server-only";
import type { contract } from "@/lib/api/contract";
import type { InputOf } from "@/lib/api/endpoint";
import { ProblemError } from "@/lib/domain/problem";
import type { TeardownRun } from "@/lib/domain/run";
import { whoOf } from "@/server/access/who";
import type { Context } from "@/server/context";
import { readRun, readTeardownInput } from "@/server/store/runs";
import { readItemStates, writeDecision } from "@/server/store/teardowns";

/** Writes the word down; the run, which waits for it, goes on with it, also after a restart. */
export async function decideTeardown(
  { store, session }: Context,
  { id, item: key, failure, decision }: InputOf<typeof contract.decideTeardown>,
): Promise<TeardownRun> {
  const { target } = await readTeardownInput(store, id);
  const state = (await readItemStates(store, id)).get(key);
  if (!state) throw new ProblemError("not-found", `${key} is no item of run ${id}.`);
  if (state.progress !== "failed" || state.failure !== failure)
    throw new ProblemError("already-decided", `${key} does not wait for a decision on its failure ${failure}.`);
  if (!state.choices.includes(decision))
    throw new ProblemError("invalid-input", `${decision} is none of the choices: ${state.choices.join(", ")}.`);
  await writeDecision(store, { runId: id, key, failure, decision, by: whoOf(session, target) });
  const run = await readRun(store, id);
  if (run.kind !== "teardown") throw new ProblemError("not-found", `Run ${id} is no teardown.`);
  return run;
}
