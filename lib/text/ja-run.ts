import type { RunText } from "./en-run";
import { log } from "./ja/log";
import { run } from "./ja/run";

export const jaRun: RunText = { log, run };
