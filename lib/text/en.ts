import { board } from "./en/board";
import { common } from "./en/common";
import { problem } from "./en/problem";
import { progress } from "./en/progress";
import { session } from "./en/session";
import { shell } from "./en/shell";
import { step } from "./en/step";
import { time } from "./en/time";

/** Every word on screen. */
export const en = {
  board,
  common,
  problem,
  progress,
  session,
  shell,
  step,
  time,
};

export type Text = typeof en;
