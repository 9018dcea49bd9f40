"use client";

import type { TabState } from "@/components/tab/tab-state";
import { TabWatch } from "@/components/tab/tab-watch";
import type { Run } from "@/lib/domain/run";
import { isHeldUp } from "./held-up";
import { runTitle } from "./run-words";
import { useRunText } from "./use-run-text";
import { askedStep, waitsForApproval } from "./waits-for-person";

const states: Partial<Record<Run["progress"], TabState>> = {
  waiting: "running",
  running: "running",
  failed: "failed",
  succeeded: "succeeded",
};

export function RunTab({ run }: { run: Run }) {
  const text = useRunText();
  const isAsking = isHeldUp(run) || waitsForApproval(run) || askedStep(run) !== undefined;
  const state = isAsking ? "waiting" : states[run.progress];
  return <TabWatch kind="run" subject={`run:${run.id}`} title={runTitle(run, text)} state={state} />;
}
