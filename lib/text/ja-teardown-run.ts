import type { TeardownRunText } from "./en-teardown-run";
import { teardownReasons } from "./ja/teardown-reasons";
import { teardownRun } from "./ja/teardown-run";
import { teardownThings } from "./ja/teardown-things";

export const jaTeardownRun: TeardownRunText = { ...teardownRun, ...teardownThings, ...teardownReasons };
