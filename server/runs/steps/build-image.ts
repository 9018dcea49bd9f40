import "server-only";
import type { Build } from "@/lib/domain/build";
import { buildFailure } from "@/lib/domain/build-failure";
import { findBuild, findBuildOfRun, isRoleNotReady, startBuild, stopBuild } from "@/server/aws/codebuild";
import { readRun } from "@/server/store/runs";
import { readBuildLog } from "@/server/watch/watch-log";
import { adoptOrBegin, poll } from "../poll";
import { note, type StepContext, StepError } from "../step-context";

const everyMs = 400;
/** IAM says that a new role is known everywhere within this; usually it takes seconds. */
const roleDeadlineMs = 240_000;

interface BuildOptions {
  projectName: string;
  revision?: string;
}

/** Starts the build of this run, or finds the one that an earlier try has started, and follows it and its log to the end. */
export async function buildImage(context: StepContext, options: BuildOptions): Promise<Build> {
  const { aws } = context;
  const { id } = await beginBuild(context, options);
  const stopReading = new AbortController();
  const reading = readBuildLog(readerOf(context), id, stopReading.signal);
  reading.catch(() => {}); // told at the end, where it is waited for
  try {
    const build = await poll(context, { everyMs, onCancel: () => stopBuild(aws, id) }, async () => {
      const found = await findBuild(aws, id);
      if (!found) return undefined;
      await note(context, { build: found });
      return found.endedAt && found.progress !== "running" ? found : undefined;
    });
    if (build.progress !== "succeeded") throw new StepError(buildFailure(build));
    return build;
  } finally {
    stopReading.abort();
    await reading;
  }
}

async function beginBuild(context: StepContext, { projectName, revision }: BuildOptions): Promise<Build> {
  const { aws, runId } = context;
  const startedAt = Date.now();
  const adopt = () => findBuildOfRun(aws, projectName, runId);
  return adoptOrBegin(context, adopt, async () => {
    try {
      return await startBuild(aws, { projectName, runId, revision });
    } catch (error) {
      if (isRoleNotReady(error) && Date.now() - startedAt < roleDeadlineMs) return undefined;
      throw error;
    }
  });
}

/** The last lines come seconds after the build has ended; they are read while the run goes on, and also when it was cancelled. */
export async function drainBuildLog(context: StepContext): Promise<void> {
  const { steps } = await readRun(context.store, context.runId);
  const id = steps.find((step) => step.name === "build")?.detail.build?.id;
  if (id) await readBuildLog(readerOf(context), id, AbortSignal.timeout(drainMs), { untilQuietMs });
}

function readerOf({ store, aws, runId }: StepContext) {
  return { store, aws, owner: { of: "run", id: runId } as const };
}

const drainMs = 60_000;
const untilQuietMs = 8000;
