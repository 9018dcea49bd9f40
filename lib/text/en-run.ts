import { log } from "./en/log";
import { run } from "./en/run";

/** The words of a run or a build and of its log. */
export const enRun = { log, run };

export type RunText = typeof enRun;
