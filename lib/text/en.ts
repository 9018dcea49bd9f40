import { board } from "./en/board";
import { common } from "./en/common";
import { log } from "./en/log";
import { problem } from "./en/problem";
import { progress } from "./en/progress";
import { rule } from "./en/rule";
import { setup } from "./en/setup";
import { shell } from "./en/shell";
import { signIn } from "./en/sign-in";
import { step } from "./en/step";
import { time } from "./en/time";

/** Every word on screen. */
export const en = { board, common, log, problem, progress, rule, setup, shell, signIn, step, time };

export type Text = typeof en;
