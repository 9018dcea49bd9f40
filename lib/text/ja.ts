import type { Text } from "./en";
import { access } from "./ja/access";
import { board } from "./ja/board";
import { common } from "./ja/common";
import { deploy } from "./ja/deploy";
import { failure } from "./ja/failure";
import { log } from "./ja/log";
import { problem } from "./ja/problem";
import { progress } from "./ja/progress";
import { rule } from "./ja/rule";
import { run } from "./ja/run";
import { service } from "./ja/service";
import { session } from "./ja/session";
import { setup } from "./ja/setup";
import { shell } from "./ja/shell";
import { step } from "./ja/step";
import { time } from "./ja/time";

export const ja: Text = {
  access,
  board,
  common,
  deploy,
  failure,
  log,
  problem,
  progress,
  rule,
  run,
  service,
  session,
  setup,
  shell,
  step,
  time,
};
