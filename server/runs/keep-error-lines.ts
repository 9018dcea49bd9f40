import "server-only";
import { plainText } from "@/lib/domain/ansi";
import { keptErrors } from "@/lib/domain/kept-errors";
import type { LogLine } from "@/lib/domain/log";
import { logLevel } from "@/lib/domain/log-level";
import { listLogLines } from "@/server/store/log-pages";
import type { Store } from "@/server/store/open-store";
import { readRun } from "@/server/store/runs";
import { noteEvidence } from "@/server/store/steps";

const looksBack = 20_000;
const pageSize = 2_000;

/**
 * CodeBuild only says which command failed; why, the command has printed. Once the log is complete, the lines that tell of an error
 * are kept with the failure.
 */
export async function keepErrorLines(store: Store, runId: string): Promise<void> {
  const { steps, logLines } = await readRun(store, runId);
  if (!steps.some(({ name, progress }) => name === "build" && progress === "failed")) return;
  const errors: string[] = [];
  for (let after = Math.max(0, logLines - looksBack); after < logLines; after += pageSize) {
    const lines = await listLogLines(store, runId, after, pageSize);
    errors.push(...lines.filter(({ number }) => number <= after + pageSize).flatMap(errorIn));
  }
  const kept = keptErrors(errors);
  if (kept.length > 0) await noteEvidence(store, { runId, name: "build" }, { lines: kept });
}

/** What CodeBuild itself says of the end of a command or a phase is in the failure already. */
const ofAgent = /^\[Container\]/;

function errorIn(line: LogLine): string[] {
  const text = plainText(line.text);
  return line.source === "build" && !ofAgent.test(text) && logLevel(line, text) === "error" ? [text.slice(0, 500)] : [];
}
