import type { Text } from "./en";
import { board } from "./ja/board";
import { common } from "./ja/common";
import { problem } from "./ja/problem";
import { progress } from "./ja/progress";
import { session } from "./ja/session";
import { shell } from "./ja/shell";
import { step } from "./ja/step";
import { time } from "./ja/time";

export const ja: Text = {
  board,
  common,
  problem,
  progress,
  session,
  shell,
  step,
  time,
};
