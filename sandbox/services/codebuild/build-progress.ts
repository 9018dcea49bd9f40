import type { Buildspec } from "./buildspec";
import type { Chatter } from "./chatter";
import { newWorkspace, type Push, type Workspace } from "./workspace";

/** One thing that happens next, after a time: a line that is written, a push that ends, or only the time itself. */
export interface BuildStep {
  waitMs: number;
  line?: string;
  chatter?: Chatter;
  push?: Push;
}

interface BuildCommand {
  text: string;
  /** From a `finally` block: it runs whatever came before it. */
  always: boolean;
}

/** How far a build that runs has come; plain data, so that it goes on after a restart of the sandbox. */
export interface BuildProgress {
  workspace: Workspace;
  buildspec: Buildspec | undefined;
  steps: BuildStep[];
  /** Of the phase that runs. */
  commands: BuildCommand[];
  running: BuildCommand | undefined;
  /** Why the phase that runs has failed. */
  failure: PhaseFailure | undefined;
  /** Whether an earlier phase has failed for good. */
  hasFailed: boolean;
  timesOutAt: number | undefined;
}

export interface PhaseFailure {
  statusCode: string;
  message: string;
}

export function newProgress(): BuildProgress {
  return {
    workspace: newWorkspace(),
    buildspec: undefined,
    steps: [],
    commands: [],
    running: undefined,
    failure: undefined,
    hasFailed: false,
    timesOutAt: undefined,
  };
}
