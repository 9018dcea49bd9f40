import "server-only";
import type { DecideGateInput } from "@/lib/domain/gate";
import { ProblemError } from "@/lib/domain/problem";
import type { DeployRun } from "@/lib/domain/run";
import { rule } from "@/lib/text/en/rule";
import { takeOverWaitingRun } from "@/server/access/waiting-runs";
import { whoOf } from "@/server/access/who";
import type { Context } from "@/server/context";
import { decideGate, findGate } from "@/server/store/gates";
import { readRun, readRunOwner } from "@/server/store/runs";
import { runAsSeen } from "./run-as-seen";

/** Writes the word down; the run, which waits for it, goes on with it, also after a restart. */
export async function confirmRun({ store, session }: Context, input: DecideGateInput): Promise<DeployRun> {
  const { id, decision, preview, typed } = input;
  const { target } = await readRunOwner(store, id);
  const gate = await findGate(store, id, preview);
  const isUntyped = gate?.need === "typed" && decision === "go-on" && typed?.trim() !== gate.typed;
  if (isUntyped && gate.state === "waiting") throw untyped();
  await decideGate(store, { runId: id, preview, decision, by: whoOf(session, target) });
  await takeOverWaitingRun(store, session, id);
  const run = runAsSeen(await readRun(store, id), session);
  if (run.kind === "deploy") return run;
  throw new ProblemError("not-found", `Run ${id} is no deploy.`);
}

function untyped(): ProblemError {
  const message = rule["typed-otherwise"];
  const fields = [{ field: "typed", rule: "typed-otherwise", message }];
  return new ProblemError("invalid-input", `typed: ${message}`, { fields });
}
