import type { Text } from "./en";
import { board } from "./ja/board";
import { common } from "./ja/common";
import { log } from "./ja/log";
import { problem } from "./ja/problem";
import { progress } from "./ja/progress";
import { run } from "./ja/run";
import { session } from "./ja/session";
import { shell } from "./ja/shell";
import { step } from "./ja/step";
import { time } from "./ja/time";

export const ja: Text = {
  board,
  common,
  log,
  problem,
  progress,
  run,
  session,
  shell,
  step,
  time,
};
